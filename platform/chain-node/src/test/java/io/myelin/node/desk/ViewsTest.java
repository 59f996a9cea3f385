package io.myelin.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.node.answer.Json;
import io.myelin.node.chain.AddressBook;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.Ss58;
import io.myelin.runtime.ChainQueries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsTest {
  @TempDir private Path data;

  @Test
  void shouldShowRatiosAsFractionsAmountsAsTextAndAnAxonOnlyWhereThereIsOne() throws Exception {
    Optional<ChainQueries.Axon> axon =
        Optional.of(new ChainQueries.Axon(7, "127.0.0.1", 9944, 4, 1));

    JsonNode first = neuron(axon);
    JsonNode second = neuron(Optional.empty());

    assertEquals(1.0, first.path("incentive").asDouble());
    assertEquals(0.0, first.path("dividends").asDouble());
    assertEquals("21000000000000000", first.path("stake").asText());
    assertTrue(first.path("stake").isTextual());
    assertEquals(9944, first.path("axon").path("port").asInt());
    assertTrue(second.path("axon").isNull());
  }

  @Test
  void shouldNameAHotkeyFromTheAddressBookAndLeaveStrangersUnnamed() throws Exception {
    assertEquals("", neuron(Optional.empty()).path("name").asText());

    Files.writeString(
        data.resolve("addressbook.json"), "{\"" + Ss58.encode(AccountId.ZERO) + "\":\"miner-1\"}");

    assertEquals("miner-1", neuron(Optional.empty()).path("name").asText());
  }

  private JsonNode neuron(Optional<ChainQueries.Axon> axon) throws Exception {
    ChainQueries.Neuron neuron =
        new ChainQueries.Neuron(
            0,
            AccountId.ZERO,
            AccountId.ZERO,
            Rao.CAP,
            true,
            false,
            0,
            0,
            65535,
            0,
            0,
            Rao.ZERO,
            1,
            1,
            axon);
    return Json.mapper().valueToTree(Views.neuron(new NetUid(1), neuron, new AddressBook(data)));
  }
}
