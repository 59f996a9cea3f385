package io.myelin.containment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How workers of this host are contained, decided once from the operator's wish and the offer. */
public final class Containment {
  /** Tells the worker what it has to do from inside. */
  static final String WISH = "MYELIN_CONTAIN";

  /** Set when the worker may open connections. */
  static final String NETWORK = "MYELIN_NETWORK";

  private static final String FILTER = "seccomp";

  private enum Way {
    STAGE,
    BUBBLEWRAP,
    DIRECT
  }

  private final Mode mode;
  private final Offer offer;
  private final Way way;
  private final Holds holds;

  private Containment(Mode mode, Offer offer) {
    this.mode = mode;
    this.offer = offer;
    this.way = way(mode, offer);
    this.holds = holds(mode, offer, way);
  }

  /**
   * Asks this system and decides; takes as long as a small JVM's start.
   *
   * @param stage class path of the first stage
   */
  public static Containment here(Mode mode, List<Path> stage) {
    Path java = Path.of(ProcessHandle.current().info().command().orElse("java"));
    return mode == Mode.OFF ? off() : decide(mode, Probe.ask(java, stage));
  }

  /** Limits alone; asks nothing. */
  public static Containment off() {
    return decide(Mode.OFF, Probe.limitsOnly());
  }

  public static Containment decide(Mode mode, Offer offer) {
    return new Containment(mode, offer);
  }

  /** The stage keeps the process id and needs nobody's program, so it comes first. */
  private static Way way(Mode mode, Offer offer) {
    if (mode == Mode.OFF) {
      return Way.DIRECT;
    }
    if (offer.landlock() > 0) {
      return Way.STAGE;
    }
    return offer.bubblewrap().isPresent() ? Way.BUBBLEWRAP : Way.DIRECT;
  }

  private static Holds holds(Mode mode, Offer offer, Way way) {
    List<String> means = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    boolean filter = mode != Mode.OFF && offer.seccomp();
    switch (way) {
      case STAGE -> means.add("landlock " + offer.landlock());
      case BUBBLEWRAP -> means.add("bubblewrap");
      case DIRECT -> missing.add(mode == Mode.OFF ? "contain is off." : noFiles(offer));
    }
    if (filter) {
      means.add(FILTER);
    } else if (mode != Mode.OFF && offer.trouble().isEmpty()) {
      missing.add(
          "This system ("
              + offer.system()
              + ") has no seccomp filters: sockets and programs are"
              + " free.");
    }
    if (way == Way.STAGE || offer.prlimit().isPresent()) {
      means.add("rlimits");
    } else {
      missing.add(
          "Files, descriptors and memory have no limit of the kernel; install util-linux (prlimit).");
    }
    boolean files = way != Way.DIRECT;
    Holds.Level level =
        files && filter
            ? Holds.Level.WHOLE
            : files || filter ? Holds.Level.PARTLY : Holds.Level.NONE;
    return new Holds(level, means, missing);
  }

  private static String noFiles(Offer offer) {
    if (!offer.trouble().isEmpty()) {
      return "This system (" + offer.system() + ") could not be asked: " + offer.trouble();
    }
    return offer.system().startsWith("Linux")
        ? "This kernel has no Landlock (Linux 5.13 and newer have, unless switched off at boot):"
            + " wallets can be read; install bubblewrap."
        : "This system ("
            + offer.system()
            + ") offers nothing that contains a process: wallets can be read; use Linux.";
  }

  /** The same system with another wish; what was not asked before is not asked now. */
  public Containment as(Mode other) {
    return other == mode ? this : decide(other, offer);
  }

  public Mode mode() {
    return mode;
  }

  public Holds holds() {
    return holds;
  }

  /**
   * What holds for one worker.
   *
   * @param inside what {@link Inside#contain} said in it
   */
  public Holds holds(String inside) {
    if (!holds.means().contains(FILTER) || inside.equals(Inside.ON)) {
      return holds;
    }
    return new Holds(
        way == Way.DIRECT ? Holds.Level.NONE : Holds.Level.PARTLY,
        holds.means().stream().filter(each -> !each.equals(FILTER)).toList(),
        Stream.concat(
                holds.missing().stream(),
                Stream.of("Sockets and programs are free in this worker: " + inside + "."))
            .toList());
  }

  /** Why no worker may start, when the operator requires more than there is. */
  public Optional<String> refusal() {
    return mode == Mode.REQUIRE && holds.level() != Holds.Level.WHOLE
        ? Optional.of(
            "contain is require, and workers would be "
                + holds.sentence()
                + " Mend that, or start with contain = try if you trust every plugin.")
        : Optional.empty();
  }

  /**
   * The command line that really starts.
   *
   * @throws IllegalStateException when {@link #refusal()} says why not
   */
  public List<String> command(Start start) {
    refusal()
        .ifPresent(
            sentence -> {
              throw new IllegalStateException(sentence);
            });
    return switch (way) {
      case STAGE -> Stage.command(start, Policy.of(start));
      case BUBBLEWRAP ->
          Bubblewrap.command(offer.bubblewrap().orElseThrow(), offer.prlimit(), start);
      case DIRECT -> limited(start);
    };
  }

  private List<String> limited(Start start) {
    List<String> command = new ArrayList<>();
    offer
        .prlimit()
        .ifPresent(
            program -> {
              command.add(program.toString());
              command.addAll(start.limits().options(false));
            });
    command.addAll(start.command());
    return command;
  }

  /** What goes into the worker's environment: without the last, a library dies of a hidden file. */
  public Map<String, String> environment(Start start) {
    return Map.of(
        WISH,
        (offer.seccomp() ? mode : Mode.OFF).toString(),
        NETWORK,
        Boolean.toString(start.network()),
        "ORT_DISABLE_TELEMETRY",
        "1");
  }

  /** The process that runs the plugin: bubblewrap stays in front of it. */
  public ProcessHandle worker(ProcessHandle started) {
    return way == Way.BUBBLEWRAP
        ? started.descendants().reduce((outer, inner) -> inner).orElse(started)
        : started;
  }
}
