import com.caoccao.javet.exceptions.JavetCompilationException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetExecutionException;
import com.caoccao.javet.interop.NodeRuntime;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.node.modules.NodeModuleModule;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Node.js as a library of this JVM.
 *
 * @param work the folder that modules are looked for in
 */
record Node(Path work) {
  /** What a script comes to as a text; of one that fails, why. */
  String run(String script) throws IOException {
    return run(script, "");
  }

  /**
   * The same for one that goes on after its end.
   *
   * @param after what its answer is, once nothing of it goes on; empty where it is the script's
   */
  String run(String script, String after) throws IOException {
    try (NodeRuntime node = V8Host.getNodeInstance().createV8Runtime()) {
      node.getNodeModule(NodeModuleModule.class).setRequireRootDirectory(work.toFile());
      String answer = node.getExecutor(script).executeString();
      node.await();
      answer = after.isEmpty() ? answer : node.getExecutor(after).executeString();
      return answer == null ? "" : answer;
    } catch (JavetExecutionException | JavetCompilationException e) {
      return String.valueOf(e.getMessage());
    } catch (JavetException | LinkageError e) {
      String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
      throw new IOException(
          "TypeScript could not be run inside this JVM on " + machine + ": " + e.getMessage()
              + ". If Javet has no library for this machine: run 'npx -p typescript@5.9.3 tsc -p " + work.resolve("tsconfig.json")
              + "' (it checks and compiles the same) and build again with -Dconsole.compiler=none; or copy admin-console/target/browser from a machine that has one.", e);
    }
  }
}
