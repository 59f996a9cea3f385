import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** TypeScript: checked strictly, compiled, and its tests run. */
final class Compiler {
  private final Path module;
  private final Path work;
  private final Node node;

  Compiler(Path module, Path work) {
    this.module = module;
    this.work = work;
    this.node = new Node(work);
  }

  void writeSettings() throws IOException {
    Files.writeString(work.resolve("tsconfig.json"), settings());
  }

  private String settings() {
    return """
        {"compilerOptions": {"strict": true, "noUncheckedIndexedAccess": true, "noImplicitOverride": true, "noUnusedLocals": true, "noFallthroughCasesInSwitch": true,
          "verbatimModuleSyntax": true, "skipLibCheck": true, "target": "es2022", "module": "es2022", "moduleResolution": "bundler", "lib": ["es2023", "dom", "dom.iterable"],
          "useDefineForClassFields": false, "types": [], "paths": {"contract": ["./contract.d.ts"], "problems": ["./problems.d.ts"], "*": ["./node_modules/*"]}, "rootDir": "%1$s/src", "outDir": "%2$s/js"},
         "include": ["%1$s/src/main/console/**/*.ts", "%1$s/src/test/console/**/*.ts"]}
        """.formatted(Disk.slashes(module), Disk.slashes(work));
  }

  /** Checks and emits; the faults, each with its place. */
  List<String> compile() throws IOException {
    Disk.clear(work.resolve("js"));
    String faults = node.run("""
        const ts = require('%1$s/node_modules/typescript/lib/typescript.js');
        const read = ts.getParsedCommandLineOfConfigFile('%1$s/tsconfig.json', {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic(d) { throw new Error(ts.flattenDiagnosticMessageText(d.messageText, ' ')); } });
        const program = ts.createProgram(read.fileNames, read.options);
        const found = [...read.errors, ...ts.getPreEmitDiagnostics(program)];
        if (!found.length) program.emit();
        found.map(d => { const text = ts.flattenDiagnosticMessageText(d.messageText, ' '); if (!d.file) return text;
          const at = d.file.getLineAndCharacterOfPosition(d.start); return `${d.file.fileName}:${at.line + 1}:${at.character + 1}: ${text}`; }).join('\\n')
        """.formatted(Disk.quoted(work)));
    return faults.lines().toList();
  }

  /** Runs the tests that were compiled with the sources; what failed. */
  List<String> test() throws IOException {
    Path tests = work.resolve("js/test/console");
    String list = Disk.files(tests).stream().filter(f -> f.toString().endsWith(".test.js")).map(f -> "'" + Disk.quoted(f) + "'").collect(Collectors.joining(","));
    String said = node.run("""
        globalThis.CONSOLE = '%s';
        globalThis.said = 'A test of the console did not end.';
        (async () => {
          const faults = [];
          let passed = 0;
          for (const file of [%s]) {
            for (const [name, body] of Object.entries(require(file).default)) {
              try { await body(); passed++; } catch (fault) { faults.push(`${file.split('/').pop()}: ${name}: ${fault.stack ?? fault}`); }
            }
          }
          globalThis.said = faults.join('\\n') || `passed ${passed}`;
        })().catch((fault) => { globalThis.said = String(fault.stack ?? fault); });
        ''
        """.formatted(Disk.quoted(module.resolve("src/main/console")), list), "globalThis.said");
    if (said.startsWith("passed ")) {
      System.out.println("Console tests: " + said);
      return said.equals("passed 0") ? List.of("No test of the console ran; needed: at least one in src/test/console.") : List.of();
    }
    return said.lines().toList();
  }
}
