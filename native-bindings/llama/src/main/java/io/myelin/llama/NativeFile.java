package io.myelin.llama;

import de.kherud.llama.LlamaModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** Takes the shared library for this platform out of the JNI binding's own jar. */
final class NativeFile {
  private NativeFile() {}

  /** The folder is fresh and private: a predictable name in a shared folder could be planted. */
  static Path extract() {
    String resource = "/de/kherud/llama/" + system() + "/" + processor() + "/" + fileName();
    try (InputStream library = LlamaModel.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new LlamaException(
            "no native llama library for "
                + system()
                + "/"
                + processor()
                + "; needed Linux, Mac or Windows on x86_64 or aarch64");
      }
      Path folder = privateFolder();
      Path file = folder.resolve(fileName());
      Files.copy(library, file);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new LlamaException("the native llama library could not be extracted: " + e, e);
    }
  }

  static Path privateFolder() throws IOException {
    if (system().equals("Windows")) {
      return Files.createTempDirectory("native-");
    }
    return Files.createTempDirectory(
        "native-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("win") ? "Windows" : name.contains("mac") ? "Mac" : "Linux";
  }

  private static String processor() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("amd64") ? "x86_64" : name.equals("arm64") ? "aarch64" : name;
  }

  private static String fileName() {
    return System.mapLibraryName("jllama");
  }
}
