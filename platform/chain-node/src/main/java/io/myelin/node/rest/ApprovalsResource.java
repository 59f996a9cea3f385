package io.myelin.node.rest;

import io.myelin.access.Permission;
import io.myelin.api.access.Approval;
import io.myelin.api.access.ApprovalDecision;
import io.myelin.api.access.ApprovalList;
import io.myelin.api.access.ApprovalsApi;
import io.myelin.api.serving.Problems;
import io.myelin.guard.Caller;
import io.myelin.guard.Change;
import io.myelin.node.answer.Json;
import io.myelin.node.security.Doorkeeper;
import io.myelin.node.security.Register;
import io.myelin.node.security.approvals.KeptApproval;
import io.myelin.primitives.Lines;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes that wait for a second person. */
@Dependent
public class ApprovalsResource implements ApprovalsApi {
  private static final int LONGEST_REASON = 200;

  private final HttpServletRequest request;
  private final Register register;
  private final Doorkeeper doorkeeper;
  private final SentChanges changes;

  @Inject
  public ApprovalsResource(
      HttpServletRequest request, Register register, Doorkeeper doorkeeper, SentChanges changes) {
    this.changes = changes;
    this.request = request;
    this.register = register;
    this.doorkeeper = doorkeeper;
  }

  @Override
  public ApprovalList approvals() {
    List<Approval> items =
        register.approvals().all().stream().filter(this::sees).map(this::shown).toList();
    return new ApprovalList(doorkeeper.secondPerson(), items);
  }

  @Override
  public Approval decide(String id, ApprovalDecision decision) {
    KeptApproval asked = register.approvals().find(id);
    if (!sees(asked)) {
      throw Problems.notFound("There is no approval of yours of this id.");
    }
    boolean approve = approves(decision.decision());
    if (!own(asked) && !may(asked)) {
      throw Problems.refusal(
          403,
          "role-refused",
          "This needs the permission '" + asked.permission() + "', as the change itself does.",
          List.of());
    }
    String reason = decision.reason().map(String::strip).orElse("");
    if (reason.length() > LONGEST_REASON) {
      throw Problems.badRequest("The reason has more than " + LONGEST_REASON + " characters.");
    }
    Change.before(request, asked.line());
    KeptApproval decided =
        register.approvals().decide(id, approve, reason, caller().name(), person());
    Change.after(request, decided.state() + (reason.isEmpty() ? "" : ": " + reason));
    String word = approve ? "approve" : "refuse";
    List<String> why = reason.isEmpty() ? List.of() : List.of("--reason", reason);
    Lines lines = changes.lines();
    return shown(decided)
        .decided(
            lines.cli(
                Stream.concat(Stream.of("approvals", word, id), why.stream())
                    .toArray(String[]::new)),
            lines.curl("POST", "approvals/" + id, Lines.json(body(word, reason))));
  }

  private static String body(String decision, String reason) {
    return Json.mapper()
        .createObjectNode()
        .put("decision", decision)
        .put("reason", reason)
        .toString();
  }

  private static boolean approves(Optional<String> decision) {
    return switch (decision.orElse("")) {
      case "approve" -> true;
      case "refuse" -> false;
      default ->
          throw Problems.badRequest(
              "The decision '"
                  + Problems.echo(decision.orElse(""))
                  + "' was refused; needed: approve or refuse.");
    };
  }

  private Caller caller() {
    return Caller.of(request);
  }

  private String person() {
    return caller().person();
  }

  private boolean own(KeptApproval asked) {
    return asked.person().equals(person());
  }

  private boolean may(KeptApproval asked) {
    return caller().may(Permission.of(asked.permission()));
  }

  private boolean sees(KeptApproval asked) {
    return own(asked) || may(asked) || caller().may(Permission.AUDIT);
  }

  private Approval shown(KeptApproval asked) {
    return register.approvals().shown(asked, own(asked), may(asked));
  }
}
