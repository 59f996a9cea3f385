package io.myelin.build;

import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Subnet;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Asks the compiled subnet for its manifest and writes {@code META-INF/subnet.json} beside its
 * classes. Needs no annotation processor, so that it works alike on every JDK.
 */
@Mojo(
    name = "describe",
    defaultPhase = LifecyclePhase.PROCESS_CLASSES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class DescribeMojo extends AbstractMojo {
  private static final String SERVICE = "META-INF/services/" + Subnet.class.getName();

  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true)
  private @Nullable File classes;

  @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true)
  private @Nullable List<String> classPath;

  /** The same as the jar's Plugin-Id. */
  @Parameter(defaultValue = "${project.artifactId}")
  private @Nullable String id;

  /** The same as the jar's Plugin-Version. */
  @Parameter(defaultValue = "${project.version}")
  private @Nullable String version;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (classes == null || classPath == null || id == null || version == null) {
      throw new MojoExecutionException("Maven gave this goal no project");
    }
    Path service = classes.toPath().resolve(SERVICE);
    Path target = classes.toPath().resolve(SubnetDescription.PATH);
    try (URLClassLoader loader = new URLClassLoader(urls(classPath), getClass().getClassLoader())) {
      SubnetDescription description = describe(loader, name(service), id, version);
      Files.createDirectories(target.getParent());
      Files.writeString(target, description.json(), StandardCharsets.UTF_8);
      getLog()
          .info(
              "described " + id + " " + version + " with " + description.tasks().size() + " tasks");
    } catch (IOException e) {
      throw new MojoExecutionException(target + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static URL[] urls(List<String> classPath) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath) {
      urls.add(new File(entry).toURI().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  private static String name(Path service) throws IOException, MojoFailureException {
    List<String> names =
        Files.isRegularFile(service)
            ? Files.readAllLines(service, StandardCharsets.UTF_8).stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList()
            : List.of();
    if (names.size() != 1) {
      throw new MojoFailureException(
          SERVICE + " names " + names.size() + " classes; needed one line with the subnet's class");
    }
    return names.get(0);
  }

  private static SubnetDescription describe(
      ClassLoader loader, String name, String id, String version) throws MojoFailureException {
    try {
      Constructor<? extends Subnet> constructor =
          Class.forName(name, true, loader).asSubclass(Subnet.class).getDeclaredConstructor();
      return SubnetDescription.of(id, version, constructor.newInstance());
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new MojoFailureException(
          name
              + " of "
              + SERVICE
              + " cannot be used ("
              + e
              + "); needed a public class with a"
              + " constructor without arguments that implements "
              + Subnet.class.getName(),
          e);
    } catch (IllegalArgumentException e) {
      throw new MojoFailureException(
          "the manifest of " + name + " is no contract: " + e.getMessage(), e);
    }
  }
}
