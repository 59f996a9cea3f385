package io.myelin.cli;

import io.myelin.cli.access.ApprovalsCommand;
import io.myelin.cli.access.AuditCommand;
import io.myelin.cli.access.SignInCommand;
import io.myelin.cli.asking.AskCommand;
import io.myelin.cli.chain.EventsCommand;
import io.myelin.cli.chain.QueryCommand;
import io.myelin.cli.chain.TxCommand;
import io.myelin.cli.explain.ExplainCommand;
import io.myelin.cli.models.ModelCommand;
import io.myelin.cli.neurons.NeuronCommand;
import io.myelin.cli.plugins.PluginCommand;
import io.myelin.cli.sdk.SdkCommand;
import io.myelin.cli.subnets.SubnetCommand;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Entry of the fat jar; the sub-commands carry the work. */
@Command(
    name = "myelin",
    description = "A decentralised market for machine intelligence.",
    mixinStandardHelpOptions = true,
    version = "myelin 0.1.0",
    subcommands = {
      HelpCommand.class,
      UpCommand.class,
      DownCommand.class,
      GenesisCommand.class,
      StatusCommand.class,
      MetagraphCommand.class,
      SubnetsCommand.class,
      SubnetCommand.class,
      NeuronCommand.class,
      BlockCommand.class,
      SupplyCommand.class,
      WalletCommand.class,
      TransferCommand.class,
      TxCommand.class,
      QueryCommand.class,
      EventsCommand.class,
      StakeCommand.class,
      AskCommand.class,
      ExplainCommand.class,
      PluginCommand.class,
      SignInCommand.class,
      ApprovalsCommand.class,
      AuditCommand.class,
      ModelCommand.class,
      SdkCommand.class,
      ConformCommand.class,
      BenchCommand.class,
      IndexCommand.class,
      RuntimeCommand.class,
      SuperviseCommand.class
    })
public final class Myelin implements Runnable {
  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  /** Exit codes: 0 done, 1 refused or failed, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.setOut(Output.into(new FileOutputStream(FileDescriptor.out), Output.charset()));
    System.exit(execute(commandLine(), arguments));
  }

  /** Runs a command line; what it said belongs to what it did, so a lost answer is a failure. */
  static int execute(CommandLine line, String... arguments) {
    int code = line.execute(arguments);
    line.getOut().flush();
    // Who reads a pipe no further has what was wanted; other programs are silent then, too.
    if (Output.arrived() || code != 0 || Output.unread()) {
      return code;
    }
    line.getErr()
        .println(
            "myelin: the command was carried out, but its answer could not be written to standard"
                + " output to its end (is the disk behind it full?); look before you run it"
                + " again.");
    return 1;
  }

  /** The command line with all commands. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Myelin());
    // what it does not know are fields of a subnet's task
    Optional.ofNullable(line.getSubcommands().get("ask"))
        .ifPresent(ask -> ask.setUnmatchedOptionsArePositionalParams(true));
    return telling(line);
  }

  /** A command line whose failures are shown as one sentence, never a stack trace. */
  static CommandLine telling(CommandLine line) {
    return line.setExpandAtFiles(false)
        .setParameterExceptionHandler(
            (wrong, arguments) -> {
              CommandLine command = wrong.getCommandLine();
              command.getErr().println("myelin: " + wrong.getMessage());
              command.getErr().println("See: myelin " + path(command) + "--help");
              return 2;
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              // Some of it may be a stranger's words.
              command.getErr().println("myelin: " + Printable.text(sentence(failure)));
              return 1;
            });
  }

  private static String path(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    return name.equals("myelin") ? "" : name.substring("myelin ".length()) + " ";
  }

  /** What a failure says to a person. */
  static String sentence(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return "it failed (" + failure.getClass().getSimpleName() + "); please report it.";
    }
    // These carry the path alone.
    if (failure instanceof NoSuchFileException) {
      return message + " does not exist.";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return message + " exists already.";
    }
    return failure instanceof AccessDeniedException
        ? message + " may not be read or written."
        : message;
  }
}
