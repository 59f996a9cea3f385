package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.node.index.HistoryReader.CallFilter;
import io.myelin.node.index.HistoryReader.EventFilter;
import io.myelin.node.index.HistoryReader.PayoutFilter;
import io.myelin.node.index.HistoryReader.Span;
import io.myelin.node.index.HistoryReader.Window;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of a list costs what it shows, however long the list is: H2 walks an index in order. */
class ListPlanTest {
  private static final Span ALWAYS = new Span(0, Long.MAX_VALUE);
  private static final Span SOME = new Span(3, 50);
  @TempDir private Path dir;

  @Test
  void shouldSortNothing() {
    withDatabase(
        database -> {
          for (Window window : List.of(new Window(60, 0, false, 5), new Window(20, 0, true, 5))) {
            ask(new HistoryReader(new IndexReads(database.sessions())), window);
          }
          List<String> asked = asked(database);
          assertTrue(asked.size() >= 30, "too few statements: " + asked);
          int pairs = 0;
          for (String statement : asked) {
            String plan = plan(database, statement);
            assertTrue(plan.contains("index sorted"), plan);
            assertFalse(plan.contains("tableScan"), plan);
            String order = statement.substring(statement.lastIndexOf("order by"));
            for (String second : List.of("success", "call_name", "pallet")) {
              if (order.contains("signer") && order.contains(second)) {
                String index = "extrinsic_signer_" + second.replace("_name", "");
                assertTrue(plan.contains(index.toUpperCase(Locale.ROOT) + ":"), plan);
                pairs++;
              }
            }
          }
          assertTrue(pairs >= 6, "too few pairs: " + asked);
        });
  }

  @Test
  void shouldSeekTheEndsOfASpanAndSumNothingUp() {
    withDatabase(
        database -> {
          IndexReader totals = new IndexReader(new IndexReads(database.sessions()));
          for (IndexReader.Span span :
              List.of(new IndexReader.Span(0, 50), new IndexReader.Span(3, 50))) {
            totals.payouts(span, Optional.of(1), Optional.empty());
            totals.payouts(span, Optional.empty(), Optional.of(IndexedChain.BOB));
          }
          List<String> asked = asked(database);
          assertEquals(4, asked.size(), asked.toString());
          for (String statement : asked) {
            String plan = plan(database, statement);
            assertFalse(plan.contains("tableScan"), plan);
            assertEquals(
                plan.split("PUBLIC.PAYOUT_OF_SUM: ", -1).length,
                plan.split("index sorted", -1).length,
                plan);
            assertTrue(plan.contains("PUBLIC.PAYOUT_OF_SUM: "), plan);
          }
        });
  }

  private void withDatabase(Consumer<IndexDatabase> check) {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"));
        IndexDatabase database =
            IndexDatabase.open(IndexSettings.file(dir.resolve("index").resolve("index")))) {
      chain.register();
      for (int i = 0; i < 80; i++) {
        chain.transfer();
        chain.produce(1);
      }
      IndexedChain.catchUp(
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true));
      run(database, "analyze");
      run(database, "set query_statistics true");
      check.accept(database);
    }
  }

  private static void ask(HistoryReader history, Window window) {
    history.blocks(true, window);
    for (Span span : List.of(ALWAYS, SOME)) {
      for (String signer : List.of("", IndexedChain.BOB)) {
        for (String pallet : List.of("", "Balances")) {
          for (String call : List.of("", "transfer_keep_alive")) {
            for (Optional<Boolean> success :
                List.of(Optional.<Boolean>empty(), Optional.of(true), Optional.of(false))) {
              history.calls(
                  new CallFilter(
                      Optional.of(signer).filter(some -> !some.isEmpty()),
                      pallet,
                      call,
                      success,
                      Optional.empty(),
                      span),
                  window);
            }
          }
          history.events(
              new EventFilter(pallet, signer.isEmpty() ? "" : "Transfer", Optional.empty(), span),
              window);
        }
        history.payouts(
            new PayoutFilter(
                Optional.of(1), Optional.of(signer).filter(some -> !some.isEmpty()), span),
            window);
      }
      history.payouts(new PayoutFilter(Optional.empty(), Optional.empty(), span), window);
      for (String pallet : List.of("", "Balances")) {
        history.calls(
            new CallFilter(Optional.empty(), pallet, "", Optional.empty(), Optional.of(1), span),
            window);
        history.events(new EventFilter(pallet, "", Optional.of(1), span), window);
      }
    }
  }

  private static void run(IndexDatabase database, String statement) {
    database
        .sessions()
        .inTransaction(session -> session.createNativeMutationQuery(statement).executeUpdate());
  }

  private static List<String> asked(IndexDatabase database) {
    return database
        .sessions()
        .fromTransaction(
            session ->
                session
                    .createNativeQuery(
                        "select sql_statement from information_schema.query_statistics"
                            + " where sql_statement like 'select%from %order by%'",
                        String.class)
                    .getResultList());
  }

  private static String plan(IndexDatabase database, String statement) {
    return database
        .sessions()
        .fromTransaction(
            session -> session.doReturningWork(connection -> plan(connection, statement)));
  }

  private static String plan(Connection connection, String statement) throws SQLException {
    try (PreparedStatement explained = connection.prepareStatement("explain " + statement)) {
      int parameters = explained.getParameterMetaData().getParameterCount();
      for (int i = 1; i <= parameters; i++) {
        explained.setString(i, "10");
      }
      try (ResultSet rows = explained.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
