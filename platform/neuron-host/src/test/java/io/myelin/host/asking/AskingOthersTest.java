package io.myelin.host.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.myelin.client.StorageKeys;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.SubnetDescription;
import io.myelin.host.blob.Courier;
import io.myelin.host.blob.Shelves;
import io.myelin.host.validator.FakeNode;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.spi.Capability;
import io.myelin.spi.Manifest;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import io.myelin.spi.Task;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.link.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A neuron's plugin asks a miner of another subnet, which answers over HTTP. */
class AskingOthersTest {
  private static final NetUid OTHER = new NetUid(2);
  private static final KeyPair MINER = SecretUri.parse("//Bob").keyPair(Scheme.SR25519);
  private static final KeyPair ASKER = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final String HOTKEY = Ss58.encode(MINER.accountId());

  record Say(String say, @Default("false") boolean loud) {}

  record Said(String said) {}

  static final class Echo implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("echo").task(Task.of("Echo", Say.class, Said.class));
    }
  }

  static final class Router implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("router").needs(new Capability.Asks(List.of("echo"), 2));
    }
  }

  @TempDir Path folder = Path.of("");

  private final AtomicLong clock = new AtomicLong(1_000_000_000_000L);
  private final CompletableFuture<JsonNode> received = new CompletableFuture<>();

  @SuppressWarnings("NullAway.Init")
  private FakeNode node;

  @SuppressWarnings("NullAway.Init")
  private HttpServer miner;

  @BeforeEach
  void start() throws IOException {
    node = new FakeNode();
    miner = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    miner.createContext(
        "/Echo",
        exchange -> {
          received.complete(new ObjectMapper().readTree(exchange.getRequestBody()));
          byte[] body =
              "{\"say\":\"hi\",\"said\":\"ho\",\"more\":1}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    miner.start();
    node.put(StorageKeys.subnet("SubnetworkN", OTHER), new ScaleWriter().u16(1).toByteArray());
    node.put(StorageKeys.hotkeyOf(OTHER, 0), MINER.accountId().bytes());
    node.put(StorageKeys.subnet("Incentive", OTHER), new byte[] {4, (byte) 0xff, (byte) 0xff});
    node.put(StorageKeys.neuron("Axons", OTHER, MINER.accountId()), axon());
  }

  @AfterEach
  void stop() {
    miner.stop(0);
    node.close();
  }

  /** As the chain keeps it: block, version, IPv4 address, port, and what is not looked at. */
  private byte[] axon() {
    ScaleWriter out = new ScaleWriter().u64(1).u32(1);
    byte[] address = new byte[16];
    System.arraycopy(new byte[] {1, 0, 0, 127}, 0, address, 0, 4);
    return out.bytes(address)
        .u16(miner.getAddress().getPort())
        .bytes(new byte[] {4, 4, 0, 0})
        .toByteArray();
  }

  @Test
  void shouldAskAnExpertWithTheNeuronsOwnKey() {
    Asking asking = asking(new Router());
    JsonNode experts =
        asking.answer("experts", Wire.object().put("modality", "echo")).join().path("experts");
    assertEquals(HOTKEY, experts.at("/0/hotkey").asText());
    assertEquals(1, experts.at("/0/incentive").asDouble());
    ObjectNode answer = asking.answer("ask", question(HOTKEY)).join();
    assertEquals("{\"said\":\"ho\"}", answer.path("answer").toString());
    assertEquals(Ss58.encode(ASKER.accountId()), received.join().at("/dendrite/hotkey").asText());
  }

  @Test
  void shouldKeepToWhatItWasGranted() {
    Asking asking = asking(new Router());
    asking.answer("ask", question(HOTKEY)).join();
    asking.answer("ask", question(HOTKEY)).join();
    assertEquals("BUDGET", refusal(asking, question(HOTKEY)));
    clock.addAndGet(60_000_000_000L);
    asking.answer("ask", question(HOTKEY)).join();
    assertEquals("ASKS", refusal(asking(new Echo()), question(HOTKEY)));
    assertEquals("EXPERT", refusal(asking, question(Ss58.encode(ASKER.accountId()))));
    assertEquals("TASK", refusal(asking, question(HOTKEY).put("task", "Other")));
    assertEquals("SUBNET", refusal(asking, question(HOTKEY).put("netuid", 9)));
  }

  @Test
  void shouldSayWhatBecameOfAQuestionThatNobodyAnswers() {
    miner.stop(0);
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () -> asking(new Router()).answer("ask", question(HOTKEY)).join());
    assertEquals("ASK_503", assertInstanceOf(SubnetException.class, failed.getCause()).code());
  }

  @Test
  void shouldAskTheBestForPeopleWithAKeyOfTheirOwn(@TempDir Path data) throws IOException {
    Customer customer = new Customer(asker(), node.client(), data, shelves(data));
    Asker.Choice choice =
        customer.asker().choose(OTHER, Optional.empty(), fields("hi"), Optional.empty());
    assertEquals("the highest incentive of 1 that serve the subnet", choice.why());
    Asker.Answered answered = customer.ask(choice, Duration.ofMinutes(5), Optional.empty()).join();
    assertEquals("{\"said\":\"ho\"}", answered.answer().toString());
    assertEquals(
        Ss58.encode(CustomerKey.of(data).accountId()),
        received.join().at("/dendrite/hotkey").asText());
  }

  @Test
  void shouldSayWhatAQuestionNeeds() {
    assertEquals("hi", Questions.complete(echo(), fields("hi")).path("say").asText());
    ObjectNode given = Wire.object();
    assertEquals(
        "Echo was asked without say; needed: [say, loud]",
        assertThrows(SubnetException.class, () -> Questions.complete(echo(), given)).getMessage());
    given.put("sya", "hi");
    assertEquals(
        "Echo has no field sya, and was asked without say; needed: [say, loud]",
        assertThrows(SubnetException.class, () -> Questions.complete(echo(), given)).getMessage());
    assertEquals(
        "{\"say\":\"hi\",\"loud\":false}", Questions.complete(echo(), fields("hi")).toString());
    assertEquals("TASK", none(Optional.of("Other"), fields("hi")));
    assertEquals("TASK", none(Optional.empty(), given));
  }

  private String none(Optional<String> task, ObjectNode fields) {
    return assertThrows(
            SubnetException.class, () -> asker().choose(OTHER, task, fields, Optional.empty()))
        .code();
  }

  private static SubnetDescription.TaskEntry echo() {
    return SubnetDescription.of("echo", "1.0.0", new Echo()).tasks().get(0);
  }

  private static ObjectNode fields(String say) {
    return Wire.object().put("say", say);
  }

  private Asker asker() {
    return new Asker(experts());
  }

  private Experts experts() {
    SubnetDescription echo = SubnetDescription.of("echo", "1.0.0", new Echo());
    return new Experts(node.client(), () -> Map.of(OTHER, echo), clock::get);
  }

  private static String refusal(Asking asking, ObjectNode question) {
    return assertThrows(SubnetException.class, () -> asking.answer("ask", question)).code();
  }

  private Asking asking(Subnet asker) {
    SubnetDescription own = SubnetDescription.of("asker", "1.0.0", asker);
    return new Asking(experts(), way(folder), AskBudget.of(own, clock::get));
  }

  private static Shelves shelves(Path data) {
    return new Shelves(new BlobStore(data.resolve("blobs"), InstantSource.system()));
  }

  private static Asker.Way way(Path data) {
    Shelves shelves = shelves(data);
    return new Asker.Way(new Dendrite(ASKER), new Courier(shelves), shelves.neuron("asker"));
  }

  private static ObjectNode question(String hotkey) {
    ObjectNode ask =
        Wire.object()
            .put("netuid", OTHER.value())
            .put("hotkey", hotkey)
            .put("task", "Echo")
            .put("limitMillis", 300_000);
    ask.putObject("question").put("say", "hi");
    return ask;
  }
}
