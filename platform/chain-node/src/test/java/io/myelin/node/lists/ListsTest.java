package io.myelin.node.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.Amount;
import io.myelin.api.AsOf;
import io.myelin.api.Listing;
import io.myelin.api.OrderQuery;
import io.myelin.api.Problem;
import io.myelin.api.TableQuery;
import io.myelin.api.serving.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ListsTest {
  private final Growing chain = new Growing();

  record Person(int uid, String name, Amount stake) {}

  private static final List<Person> PEOPLE =
      List.of(
          new Person(0, "eve", new Amount("9")),
          new Person(1, "bob", new Amount("10")),
          new Person(2, "ann", new Amount("10")));

  record Height(long number) {}

  /** Numbers up to a head that moves while they are listed. */
  private static final class Growing {
    private long head = 20;

    Rows<Height> rows(boolean newestFirst) {
      return new Rows<>() {
        @Override
        public AsOf asOf() {
          return ListsTest.asOf(head);
        }

        @Override
        public Place start() {
          return newestFirst ? new Place(head + 1, 0) : Place.BOTTOM;
        }

        @Override
        public List<Row<Height>> next(Place from, boolean backwards, int most) {
          long step = newestFirst == backwards ? 1 : -1;
          return LongStream.iterate(from.height() + step, h -> h >= 0 && h <= head, h -> h + step)
              .limit(most)
              .mapToObj(h -> new Row<>(new Place(h, 0), new Height(h)))
              .toList();
        }
      };
    }
  }

  private static AsOf asOf(long block) {
    return new AsOf(block, "0x", Instant.EPOCH);
  }

  @RepeatedTest(50)
  void shouldShowEachRowOnceInOrderWhileTheChainGrows() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    long first = chain.head;
    OrderQuery query = new OrderQuery();
    query.limit = Integer.toString(1 + random.nextInt(9));
    List<Long> seen = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    String middle = "";
    while (cursor.isPresent()) {
      query.cursor = cursor.get();
      Listing<Height> page = heights(query);
      page.items().forEach(height -> seen.add(height.number()));
      middle = page.page().prev().orElse(middle);
      cursor = page.page().next();
      chain.head += random.nextInt(5);
    }
    assertEquals(
        LongStream.iterate(first, h -> h >= 0, h -> h - 1).boxed().toList(), seen, "seed " + seed);
    if (!middle.isEmpty()) {
      query.cursor = middle;
      List<Height> before = heights(query).items();
      int at = seen.indexOf(before.get(before.size() - 1).number());
      assertEquals(
          seen.subList(at - before.size() + 1, at + 1),
          before.stream().map(Height::number).toList(),
          "seed " + seed);
    }
  }

  @Test
  void shouldComeBackToTheFirstPageAsItWas() {
    OrderQuery query = new OrderQuery();
    query.limit = "5";
    Listing<Height> page = heights(query);
    chain.head += 7;
    query.cursor = page.page().first();
    assertEquals(page.items(), heights(query).items());
  }

  private Listing<Height> heights(OrderQuery query) {
    return new Lists(Requests.get("/api/v1/heights")).ordered(query, Height.class, chain::rows);
  }

  @Test
  void shouldSortAndFilterByAnyField() {
    assertEquals(List.of("ann", "bob", "eve"), names("-stake,name", "/api/v1/people"));
    assertEquals(List.of("bob", "ann"), names("", "/api/v1/people?stake.gte=10"));
    assertEquals(List.of("eve"), names("", "/api/v1/people?stake.lt=10"));
    assertEquals(List.of("eve", "ann"), names("", "/api/v1/people?name.ne=bob"));
    Problem problem = problem(() -> names("stak", "/api/v1/people"));
    assertTrue(problem.detail().contains("nearest: 'stake'"), problem.detail());
  }

  @Test
  void shouldRefuseWorkWithoutEnd() {
    String often = "stake,".repeat(15_000) + "stake";
    assertEquals(400, problem(() -> names(often, "/api/v1/people")).status());
    String filters = "name.ne=x&".repeat(5);
    assertEquals(400, problem(() -> names("", "/api/v1/people?" + filters)).status());
    assertEquals(List.of("eve"), names("", "/api/v1/people?name.ne=bob&name.ne=ann"));
  }

  private static List<String> names(String sort, String uri) {
    TableQuery query = new TableQuery();
    query.sort = sort;
    return people(query, uri).items().stream().map(Person::name).toList();
  }

  private static Listing<Person> people(TableQuery query, String uri) {
    return new Lists(Requests.get(uri))
        .table(query, "", Person.class, at -> new Table<>(asOf(at.isEmpty() ? 7 : 6), PEOPLE));
  }

  @Test
  void shouldMakeLaterPagesFromTheSameState() {
    TableQuery query = new TableQuery();
    query.limit = "2";
    Listing<Person> page = people(query, "/api/v1/people");
    assertEquals(Optional.of(3L), page.page().total());
    List<String> asked = new ArrayList<>();
    query.cursor = page.page().next().orElseThrow();
    Listing<Person> last =
        new Lists(Requests.get("/api/v1/people"))
            .table(
                query,
                "",
                Person.class,
                at -> {
                  asked.add(at);
                  return new Table<>(asOf(7), PEOPLE);
                });
    assertEquals(List.of("7"), asked);
    assertEquals(List.of("ann"), last.items().stream().map(Person::name).toList());
    assertTrue(last.page().next().isEmpty());
  }

  @Test
  void shouldRefuseACursorOfAnotherList() {
    TableQuery query = new TableQuery();
    query.limit = "1";
    query.cursor = people(query, "/api/v1/people").page().next().orElseThrow();
    Problem problem = problem(() -> people(query, "/api/v1/people?name=bob"));
    assertEquals(400, problem.status());
    assertEquals("?cursor", problem.errors().get(0).pointer());
  }

  @Test
  void shouldRefuseALimitThatIsNone() {
    for (String limit : List.of("0", "1001", "-1", "x", "1".repeat(5_000))) {
      TableQuery query = new TableQuery();
      query.limit = limit;
      Problem problem = problem(() -> people(query, "/api/v1/people"));
      assertTrue(problem.detail().length() < 300, problem.detail());
    }
  }

  private static Problem problem(Runnable refused) {
    return assertThrows(Refused.class, refused::run).problem();
  }

  @Test
  void shouldWriteAllRowsOfAFile() throws Exception {
    List<Person> many =
        IntStream.range(0, 2_500)
            .mapToObj(i -> new Person(i, "=n", new Amount(Integer.toString(i))))
            .toList();
    assertEquals(2_501, lines(many, "text/csv").size());
    assertEquals("7,'=n,7", lines(many, "text/csv").get(8));
    assertEquals(2_500, lines(many, "application/x-ndjson").size());
    assertEquals(
        "{\"uid\":7,\"name\":\"=n\",\"stake\":\"7\"}", lines(many, "application/x-ndjson").get(7));
  }

  private static List<String> lines(List<Person> rows, String media) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Export(media, "people", new Table<>(asOf(1), rows), Fields.of(Person.class)).write(out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
