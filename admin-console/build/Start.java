import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** A plain {@code java} of version 17 runs one source file: this one compiles those beside it and hands over. */
public final class Start {
  private Start() {}

  public static void main(String[] given) throws Throwable {
    Path sources = Path.of(given[1], "build");
    Path classes = Path.of(given[1], "target", "build");
    String[] options = {
      "-proc:none", "-d", classes.toString(), "-sourcepath", sources.toString(), "-cp", System.getProperty("java.class.path"), sources.resolve("Console.java").toString(),
    };
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, options) != 0) {
      System.exit(1);
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ClassLoader.getSystemClassLoader())) {
      loader.loadClass("Console").getMethod("main", String[].class).invoke(null, (Object) given);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
