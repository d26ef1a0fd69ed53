// Import this before the package. It records the memory of every engine that starts afterwards.

/** In the order in which the engines were started. */
export const memories = [];

const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (module, imports) => {
  const instance = await instantiate(module, imports);
  memories.push(Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory));
  return instance;
};
