package io.myelin.node.index;

import java.util.List;
import org.hibernate.query.SelectionQuery;

/** Questions about calls and events, newest first; an empty text is no condition. */
public final class HistoryReader {
  private final IndexReads reads;

  HistoryReader(IndexReads reads) {
    this.reads = reads;
  }

  /**
   * An event.
   *
   * @param extrinsic the place of the one that brought it about; -1 when none did
   * @param fields as JSON
   */
  public record Event(
      Long id,
      Long block,
      Integer position,
      Integer extrinsic,
      String pallet,
      String name,
      String fields) {}

  /**
   * An extrinsic.
   *
   * @param signer an address; empty for what the author put in
   * @param arguments as JSON
   * @param failure in words; empty when it succeeded
   */
  public record Call(
      Long id,
      Long block,
      Integer index,
      String hash,
      String signer,
      String pallet,
      String call,
      String arguments,
      Boolean success,
      String failure) {}

  /** Of rows whose id is below the given one. */
  public List<Event> events(String pallet, String name, long before, int most) {
    return reads.ask(
        session -> {
          SelectionQuery<Event> query =
              session.createSelectionQuery(
                  "select id, height, position, extrinsic, pallet, name, fields from EventRow"
                      + " where id < :before"
                      + (pallet.isEmpty() ? "" : " and pallet = :pallet")
                      + (name.isEmpty() ? "" : " and name = :name")
                      + " order by id desc",
                  Event.class);
          query.setParameter("before", before);
          set(query, "pallet", pallet);
          set(query, "name", name);
          return query.setTimeout(IndexReads.SECONDS).setMaxResults(most).getResultList();
        });
  }

  /** Of rows whose id is below the given one. */
  public List<Call> calls(String signer, String pallet, String call, long before, int most) {
    return reads.ask(
        session -> {
          SelectionQuery<Call> query =
              session.createSelectionQuery(
                  "select id, height, position, hash, signer, pallet, call, arguments, success, failure"
                      + " from ExtrinsicRow where id < :before"
                      + (signer.isEmpty() ? "" : " and signer = :signer")
                      + (pallet.isEmpty() ? "" : " and pallet = :pallet")
                      + (call.isEmpty() ? "" : " and call = :call")
                      + " order by id desc",
                  Call.class);
          query.setParameter("before", before);
          set(query, "signer", signer);
          set(query, "pallet", pallet);
          set(query, "call", call);
          return query.setTimeout(IndexReads.SECONDS).setMaxResults(most).getResultList();
        });
  }

  private static void set(SelectionQuery<?> query, String name, String value) {
    if (!value.isEmpty()) {
      query.setParameter(name, value);
    }
  }
}
