// Reads the interfaces that the package's sources declare, as TypeScript sees them: their members by name, including
// those of their bases and those that are derived from another type.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('../../wasm/package/', import.meta.url));
const { config } = ts.readConfigFile(`${folder}tsconfig.json`, ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();

/** Name → interface. */
const interfaces = new Map(
  fileNames
    .flatMap((file) => program.getSourceFile(file).statements.filter(ts.isInterfaceDeclaration))
    .map((node) => [node.name.text, node]),
);

/** Returns name → { optional, parameters: their number, or undefined for members that are not functions }. */
export function membersOf(name) {
  const found = interfaces.get(name);
  if (!found) throw new Error(`the package declares no interface ${name}`);
  const members = checker.getPropertiesOfType(checker.getTypeAtLocation(found)).map((member) => [
    member.name,
    {
      optional: (member.flags & ts.SymbolFlags.Optional) !== 0,
      parameters: checker.getTypeOfSymbol(member).getCallSignatures()[0]?.parameters.length,
    },
  ]);
  return new Map(members);
}
