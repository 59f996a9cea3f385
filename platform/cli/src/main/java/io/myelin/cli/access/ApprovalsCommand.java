package io.myelin.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.Printable;
import io.myelin.cli.supervisor.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes of a running node that wait for a second person; whoever has the machine is one. */
@Command(
    name = "approvals",
    description = "Changes that wait for a second person: list, approve and refuse them.",
    mixinStandardHelpOptions = true)
public final class ApprovalsCommand {
  private static final String PATH = "/api/v1/approvals";

  @Command(
      name = "list",
      description = {
        "Show what waits for a second person, and what became of it within a week.",
        "--json: [{id, change, permission, method, path, query, summary, digest, who, asked,",
        "expires, state, by, decided, reason, own, mayApprove, cli, curl}]"
      },
      mixinStandardHelpOptions = true)
  int list(@Mixin NodeOptions node) {
    JsonNode answer = node.rest().get(PATH);
    JsonNode items = answer.path("items");
    if (node.json()) {
      System.out.println(Printable.json(items));
      return 0;
    }
    if (items.isEmpty()) {
      System.out.println(
          answer.path("required").asBoolean()
              ? "nothing waits for a second person"
              : "this node asks for no second person; MYELIN_SECOND_PERSON=required ./myelin up");
    }
    items.forEach(each -> System.out.println(Printable.line(line(each))));
    return 0;
  }

  @Command(
      name = "approve",
      description = {
        "Agree to a change that somebody else asked for; they then make it.",
        "--json: as one of list"
      },
      mixinStandardHelpOptions = true)
  int approve(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "ID", description = "As list shows it.") String id,
      @Option(names = "--reason", defaultValue = "", description = "For the audit log.")
          String reason) {
    return decide(node, id, "approve", reason);
  }

  @Command(
      name = "refuse",
      description = {
        "Refuse a change that somebody else asked for, or take back one of your own.",
        "--json: as one of list"
      },
      mixinStandardHelpOptions = true)
  int refuse(
      @Mixin NodeOptions node,
      @Parameters(paramLabel = "ID", description = "As list shows it.") String id,
      @Option(names = "--reason", defaultValue = "", description = "For who asked.")
          String reason) {
    return decide(node, id, "refuse", reason);
  }

  private static int decide(NodeOptions node, String id, String decision, String reason) {
    ObjectNode body =
        new ObjectMapper().createObjectNode().put("decision", decision).put("reason", reason);
    if (!id.matches("[A-Za-z0-9]{1,40}")) {
      throw new Refusal("The id '" + id + "' was refused; needed: one of ./myelin approvals list.");
    }
    JsonNode decided = node.rest().post(PATH + "/" + id, body);
    System.out.println(node.json() ? Printable.json(decided) : Printable.line(line(decided)));
    return 0;
  }

  private static String line(JsonNode approval) {
    String query = approval.path("query").asText();
    String by = approval.path("by").asText("");
    String reason = approval.path("reason").asText();
    return String.join(
        "  ",
        approval.path("id").asText(),
        approval.path("state").asText()
            + (by.isEmpty() || by.equals("null") ? "" : " by " + by)
            + (reason.isEmpty() ? "" : " (" + reason + ")"),
        approval.path("change").asText(),
        "asked by " + approval.path("who").asText() + " at " + approval.path("asked").asText(),
        approval.path("method").asText()
            + " "
            + approval.path("path").asText()
            + (query.isEmpty() ? "" : "?" + query),
        approval.path("summary").asText());
  }
}
