package io.myelin.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.NodeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A link for whoever has no other way into the console. */
@Command(
    name = "signin",
    description = {
      "Make a link that signs in to the console as owner, once and within 15 minutes.",
      "--json: {link, expires}"
    },
    mixinStandardHelpOptions = true)
public final class SignInCommand implements Callable<Integer> {
  @Mixin private NodeOptions node = new NodeOptions();

  @Override
  public Integer call() {
    Link link = Link.make(node);
    if (node.json()) {
      System.out.println(
          new ObjectMapper()
              .createObjectNode()
              .put("link", link.address())
              .put("expires", link.expires()));
    } else {
      System.out.println("Sign in once, until " + link.expires() + ": " + link.address());
    }
    return 0;
  }

  /** A link and when it ends. */
  public record Link(String address, String expires) {
    /** Asks the node for one, as its owner. */
    public static Link make(NodeOptions node) {
      JsonNode made = node.rest().post("/api/v1/sign-in-links");
      return new Link(
          node.address().resolve("/console/signin") + "#" + made.path("secret").asText(),
          made.path("expires").asText());
    }
  }
}
