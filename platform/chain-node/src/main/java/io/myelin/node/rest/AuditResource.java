package io.myelin.node.rest;

import io.myelin.access.audit.AuditEntry;
import io.myelin.access.audit.AuditReading;
import io.myelin.access.audit.Deed;
import io.myelin.node.answer.Problems;
import io.myelin.node.security.Deeds;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what, when and from where. */
@RequestScoped
@Path("audit")
@Produces("application/json")
@Tag(name = "access", description = "Who may do what, and who did.")
public class AuditResource {
  private static final int MOST = 200;

  @Inject private Deeds deeds;

  record Item(
      long number,
      String at,
      String who,
      String role,
      String via,
      String what,
      String target,
      String outcome,
      Optional<String> before,
      Optional<String> after,
      String from,
      String hash) {
    static Item of(AuditEntry entry) {
      Deed deed = entry.deed();
      return new Item(
          entry.number(),
          entry.at().toString(),
          deed.who(),
          deed.role(),
          deed.via(),
          deed.what(),
          deed.target(),
          deed.outcome(),
          deed.before(),
          deed.after(),
          deed.from(),
          entry.hash());
    }
  }

  record Page(Optional<Long> next, int size) {}

  record Entries(List<Item> items, Page page) {}

  record Head(long entries, String hash, boolean sound, long tornBytes, Optional<String> fault) {}

  @GET
  @Operation(
      summary = "Changes and refusals, newest first; for the next page give page.next as before",
      description =
          "A change has an entry 'begun', on the disk before it is made, and one with its outcome."
              + " 'limit' is 1 to 200; 'who' and 'what' are whole values.")
  public Object entries(
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("before") @DefaultValue("999999999999") String before,
      @QueryParam("who") @DefaultValue("") String who,
      @QueryParam("what") @DefaultValue("") String what)
      throws IOException {
    List<Item> items =
        deeds
            .log()
            .newest(
                limit(limit),
                before(before),
                entry ->
                    (who.isEmpty() || entry.deed().who().equals(who))
                        && (what.isEmpty() || entry.deed().what().equals(what)))
            .stream()
            .map(Item::of)
            .toList();
    Optional<Long> next =
        items.isEmpty()
            ? Optional.empty()
            : Optional.of(items.get(items.size() - 1).number()).filter(last -> last > 1);
    return (new Entries(items, new Page(next, items.size())));
  }

  @GET
  @Path("head")
  @Operation(
      summary = "Reads the whole log and says whether it is as it was written",
      description =
          "Whoever keeps 'hash' elsewhere can prove later that nothing before it was changed.")
  public Object head() throws IOException {
    AuditReading read = deeds.log().verify();
    return (new Head(read.entries(), read.head(), read.sound(), read.torn(), read.fault()));
  }

  @GET
  @Path("export")
  @Produces("text/plain")
  @Operation(
      summary = "The log as it is on the disk",
      description =
          "Each line: its hash, a space, its JSON. ./myelin audit verify --file reads it.")
  public Response export() {
    StreamingOutput copy =
        out -> {
          if (Files.exists(deeds.log().file())) {
            Files.copy(deeds.log().file(), out);
          }
        };
    return Response.ok(copy)
        .header("Content-Disposition", "attachment; filename=\"myelin-audit.log\"")
        .header("Cache-Control", "no-store")
        .build();
  }

  private static int limit(String text) {
    if (!text.matches("[0-9]{1,3}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST) {
      throw Problems.badParameter("limit", text, "a number from 1 to " + MOST);
    }
    return Integer.parseInt(text);
  }

  private static long before(String text) {
    if (!text.matches("[0-9]{1,12}")) {
      throw Problems.badParameter("before", text, "page.next of an earlier answer");
    }
    return Long.parseLong(text);
  }
}
