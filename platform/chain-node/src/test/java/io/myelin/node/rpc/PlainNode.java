package io.myelin.node.rpc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.Ledger;
import io.myelin.ledger.order.OrdererContext;
import io.myelin.ledger.order.SoloOrderer;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The dev chain in a plain JVM, JSON-RPC over HTTP on loopback, at a free port that it writes down.
 * Arguments: folder, file for the port.
 */
public final class PlainNode {
  private PlainNode() {}

  public static void main(String[] arguments) throws IOException {
    GenesisConfig genesis = GenesisFile.preset("dev");
    Ledger ledger =
        Ledger.open(Path.of(arguments[0]), genesis, new StandardRuntime(), Transfers.ALICE);
    JsonRpc rpc =
        new JsonRpc(
            ledger, new NodeInfo(genesis.chainName(), "Development", "test"), Supplier::get);
    SoloOrderer orderer = new SoloOrderer();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", exchange -> answer(rpc, exchange));
    Duration blockTime = Duration.ofMillis(genesis.blockMillis());
    orderer.start(new OrdererContext(blockTime, Clock.systemUTC()), ledger);
    server.start();
    Path port = Path.of(arguments[1]);
    Path fresh = port.resolveSibling(port.getFileName() + ".new");
    Files.writeString(fresh, Integer.toString(server.getAddress().getPort()));
    Files.move(fresh, port, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void answer(JsonRpc rpc, HttpExchange exchange) throws IOException {
    try (exchange) {
      String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] reply = rpc.handle(request).orElse("").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, reply.length == 0 ? -1 : reply.length);
      exchange.getResponseBody().write(reply);
    }
  }
}
