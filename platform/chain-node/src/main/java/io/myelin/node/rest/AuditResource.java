package io.myelin.node.rest;

import io.myelin.access.audit.AuditEntry;
import io.myelin.access.audit.AuditPage;
import io.myelin.access.audit.AuditReading;
import io.myelin.access.audit.Deed;
import io.myelin.api.access.AuditApi;
import io.myelin.api.access.AuditHead;
import io.myelin.api.access.AuditRow;
import io.myelin.api.access.Items;
import io.myelin.api.serving.Problems;
import io.myelin.node.security.Deeds;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Who did what, when and from where. */
@Dependent
public class AuditResource implements AuditApi {
  private static final int MOST = 200;

  private final Deeds deeds;

  @Inject
  public AuditResource(Deeds deeds) {
    this.deeds = deeds;
  }

  @Override
  public Items<AuditRow> audit(String limit, String before, String who, String what)
      throws IOException {
    AuditPage page =
        deeds
            .log()
            .page(
                limit(limit),
                before(before),
                entry ->
                    (who.isEmpty() || entry.deed().who().equals(who))
                        && (what.isEmpty() || entry.deed().what().equals(what)));
    List<AuditRow> items = page.entries().stream().map(AuditResource::row).toList();
    return new Items<>(items, new Items.Page(page.next(), items.size()));
  }

  private static AuditRow row(AuditEntry entry) {
    Deed deed = entry.deed();
    return new AuditRow(
        entry.number(),
        entry.at(),
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

  @Override
  public AuditHead auditHead() throws IOException {
    AuditReading read = deeds.log().checked();
    return new AuditHead(read.entries(), read.head(), read.sound(), read.torn(), read.fault());
  }

  @Override
  public Response exportAudit() {
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
    if (!text.matches("[0-9]{0,12}")) {
      throw Problems.badParameter("before", text, "page.next of an earlier answer");
    }
    return text.isEmpty() ? Long.MAX_VALUE : Long.parseLong(text);
  }
}
