// A process that starts the engine and makes the first step of a small net; argument 1 is the package's entry.
const { load } = await import(process.argv[2]);
const backflow = await load();
const layers = [4, 2].map((units) => ({ units, activation: 'tanh' }));
backflow.trainer({ data: { name: 'spiral' }, layers, outputActivation: 'tanh', loss: 'squared-error' }).step(1);
