package io.myelin.host.desk;

import io.myelin.api.host.PluginVerdict;
import io.myelin.api.serving.Problems;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.HostKeeper;
import io.myelin.host.NeuronHost;
import io.myelin.host.job.JobBook;
import io.myelin.host.job.OpenJob;
import io.myelin.host.job.OpenJob.State;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.change.PluginChanges;
import io.myelin.plugins.jar.JarVerifier;
import io.myelin.plugins.jar.PluginJar;
import io.myelin.plugins.jar.TrustStore;
import io.myelin.plugins.jar.Verdict;
import io.myelin.plugins.store.ContentFolder;
import io.myelin.plugins.store.Plugin;
import io.myelin.worker.blob.Blob;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Jars that are sent: copied to the disk, verified there, kept, and followed until they are live.
 */
@ApplicationScoped
public class UploadDesk {
  private static final Logger LOG = Logger.getLogger(UploadDesk.class.getName());
  private static final String VERIFY = "verify";
  private static final String KEEP = "keep";

  /** Each may take a gibibyte of the disk until it was looked at. */
  private static final int MOST_AT_ONCE = 2;

  /** Most jars are looked at in a fraction of it. */
  private static final long PATIENCE_MILLIS = 5_000;

  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final Hosts hosts;
  private final JobBook book;
  private final Following following;
  @Resource private @Nullable ManagedExecutorService executor;

  @Inject
  public UploadDesk(Hosts hosts, JobBook book, Following following) {
    this.hosts = hosts;
    this.book = book;
    this.following = following;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  UploadDesk() {
    this(null, null, null);
  }

  /**
   * What is to be done with a jar.
   *
   * @param name of its file
   * @param unsigned whether it is taken although nobody known signed it
   */
  public record Wanted(String name, boolean unsigned) {}

  /** A copy of a jar, which takes one of the few places until it is closed. */
  public final class Copy implements AutoCloseable {
    private final ContentFolder.Incoming incoming;

    private Copy(ContentFolder.Incoming incoming) {
      this.incoming = incoming;
    }

    public String sha256() {
      return incoming.sha256();
    }

    @Override
    public void close() {
      try {
        incoming.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "a copy of a jar could not be deleted: " + incoming.file(), e);
      } finally {
        places.release();
      }
    }
  }

  /** Copies what is sent. */
  public Copy take(InputStream sent, Wanted wanted) throws IOException {
    if (!places.tryAcquire()) {
      throw Problems.refusal(
          503, "busy", MOST_AT_ONCE + " jars are looked at right now; send it again in a moment.");
    }
    try {
      return new Copy(changes(hosts.keeper()).store().take(sent, wanted.name()));
    } catch (Refusal tooLarge) {
      places.release();
      throw Problems.refusal(413, "too-large", tooLarge.sentence());
    } catch (IOException | RuntimeException failed) {
      places.release();
      throw failed;
    }
  }

  /** Copies an attachment of this node, which may have been brought in pieces. */
  public Copy takeBlob(String sha256, Wanted wanted) throws IOException {
    Optional<NeuronHost> host = hosts.keeper().host();
    Optional<Blob> blob =
        host.isPresent() ? host.get().customer().shelves().store().find(sha256) : Optional.empty();
    if (blob.isEmpty()) {
      throw Problems.badParameter(
          "blob", sha256, "the SHA-256 of an attachment that PUT blobs/SHA256 brought");
    }
    try (InputStream in = Files.newInputStream(blob.get().file())) {
      return take(in, wanted);
    }
  }

  /** Only looks at a jar. */
  public PluginVerdict look(Copy copy, Wanted wanted) throws IOException, Refusal {
    PluginJar jar = verified(copy, wanted, hosts.keeper());
    Optional<Plugin> there = changes(hosts.keeper()).store().admit(jar);
    boolean kept = there.filter(plugin -> plugin.has(jar.sha256())).isPresent();
    SubnetDescription description = jar.description();
    return new PluginVerdict(
        jar.id(),
        jar.version(),
        jar.requires(),
        jar.sha256(),
        jar.bytes(),
        jar.signature().text(),
        description.modality(),
        description.roles(),
        PluginViews.tasks(Optional.of(description)),
        PluginViews.grants(jar.grants()),
        kept ? "nothing" : there.isPresent() ? "upgrade" : "install",
        cli(hosts.keeper(), wanted, List.of("verify", wanted.name())),
        curl(wanted, "&dryRun=true"));
  }

  /** Begins to keep a jar, and waits a little for what becomes of it; closes the copy. */
  public OpenJob bring(Copy copy, Wanted wanted, String who) throws InterruptedException {
    // the thread of the job is in no request, which the context belongs to
    HostKeeper keeper = hosts.keeper();
    OpenJob.Ask ask =
        new OpenJob.Ask(
            "plugin.install",
            wanted.name(),
            who,
            cli(keeper, wanted, List.of("install", wanted.name())),
            curl(wanted, ""));
    OpenJob job = book.begin(ask, List.of(VERIFY, KEEP, Follow.GRANT, Follow.TRIAL, Follow.LIVE));
    boolean begun = false;
    try {
      Objects.requireNonNull(executor).execute(() -> keep(job, copy, wanted, keeper));
      begun = true;
    } finally {
      if (!begun) {
        copy.close();
        job.step(VERIFY, State.FAILED, "the node has no thread for it; send it again in a moment");
      }
    }
    job.awaitSettled(PATIENCE_MILLIS);
    return job;
  }

  private void keep(OpenJob job, Copy copy, Wanted wanted, HostKeeper keeper) {
    String step = VERIFY;
    try (copy) {
      job.step(VERIFY, State.RUNNING, "");
      PluginJar jar = verified(copy, wanted, keeper);
      job.about(jar.id());
      job.step(VERIFY, State.DONE, jar.id() + " " + jar.version() + ", " + jar.signature().text());
      step = KEEP;
      job.step(KEEP, State.RUNNING, "");
      PluginChanges changes = changes(keeper);
      if (changes.store().admit(jar).filter(there -> !there.has(jar.sha256())).isPresent()) {
        job.asTyped(cli(keeper, wanted, List.of("upgrade", jar.id(), wanted.name())));
      }
      Plugin plugin = changes.store().keep(copy.incoming, jar);
      job.step(KEEP, State.DONE, "as " + jar.sha256());
      step = Follow.GRANT;
      Plugin.Version version =
          plugin.versions().stream()
              .filter(each -> each.sha256().equals(jar.sha256()))
              .findFirst()
              .orElseThrow();
      following.begin(job, new Follow(keeper, version, plugin.id()));
    } catch (Refusal refused) {
      job.step(step, State.FAILED, refused.sentence());
    } catch (IOException | RuntimeException failed) {
      LOG.log(Level.WARNING, "the job " + job.id() + " failed", failed);
      if (!job.ended()) {
        job.step(step, State.FAILED, "The node could not do it; its log says why.");
      }
    } finally {
      job.settle();
    }
  }

  private static PluginJar verified(Copy copy, Wanted wanted, HostKeeper keeper)
      throws IOException, Refusal {
    Verdict verdict =
        new JarVerifier(TrustStore.of(keeper.data()), wanted.unsigned())
            .verify(copy.incoming.file(), wanted.name());
    if (verdict instanceof Verdict.Refused refused) {
      throw refused.refusal();
    }
    return ((Verdict.Accepted) verdict).jar();
  }

  private static String cli(HostKeeper keeper, Wanted wanted, List<String> words) {
    List<String> all = new ArrayList<>(words);
    all.add(0, "plugin");
    if (wanted.unsigned()) {
      all.add("--allow-unsigned");
    }
    return keeper.lines().cli(all.toArray(String[]::new));
  }

  private String curl(Wanted wanted, String more) {
    return hosts
        .keeper()
        .lines()
        .curl(
            "POST",
            "plugins?name="
                + wanted.name()
                + (wanted.unsigned() ? "&allowUnsigned=true" : "")
                + more,
            " -H 'Content-Type: application/java-archive' --data-binary @" + wanted.name());
  }

  private static PluginChanges changes(HostKeeper keeper) {
    return new PluginChanges(keeper.data(), keeper.lines().suffix());
  }
}
