package io.myelin.cli.subnets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.neurons.RunningNeurons.Row;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedNeuronsTest {
  private static final String WANTED =
      """
      {"netuid": 5, "plugin": "vowels", "neurons": [
        {"name": "v-validator", "role": "validator", "wallet": "v-validator", "hotkey": "default",
         "stakeTao": 1101, "settings": {}},
        {"name": "v-miner-1", "role": "miner", "coldkeyUri": "//Alice//v-miners",
         "hotkeyUri": "//Alice//v-miners//miner-1", "stakeTao": 0, "settings": {"off_by": "1 2", "api-key": "hunter2"}},
        {"name": "v-miner-2", "role": "miner", "coldkeyUri": "//Alice//v-miners",
         "hotkeyUri": "//Alice//v-miners//miner-2", "stakeTao": 0, "settings": {}}]}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          READY   | REFUSED  | REFUSED | 5 | v-miner-1 v-miner-2
          REFUSED | STARTING | READY   | 5 | v-validator
          REFUSED | REFUSED  | READY   | 5 | v-validator v-miner-1
          READY   | REFUSED  | READY   | 5 | ''
          READY   | WAITING  | WAITING | 5 | ''
          READY   | REFUSED  | REFUSED | 6 | ''
          """)
  void endsTheWaitingWhereNobodyCanBePaid(
      String validator, String one, String two, int netuid, String names) throws IOException {
    List<Row> rows =
        List.of(
            row("v-validator", netuid, validator),
            row("v-miner-1", netuid, one),
            row("v-miner-2", netuid, two));
    assertEquals(
        Arrays.stream(names.split(" ")).filter(each -> !each.isEmpty()).toList(),
        refused("").hindering(rows));
    assertEquals(List.of(), refused("").hindering(List.of()));
  }

  @Test
  void saysWhatToTypeForThisNode() throws IOException {
    assertEquals(
        List.of(
            "./myelin neuron stop v-validator --port 9 --data '/a b'",
            "./myelin neuron add v-validator --netuid 5 --plugin vowels --role validator"
                + " --wallet v-validator --hotkey default --stake 1101 --port 9 --data '/a b'",
            "./myelin neuron stop v-miner-1 --port 9 --data '/a b'",
            "./myelin neuron add v-miner-1 --netuid 5 --plugin vowels --role miner"
                + " --coldkey-uri //Alice//v-miners --hotkey-uri //Alice//v-miners//miner-1"
                + " --set 'off_by=1 2' --set api-key=... --port 9 --data '/a b'"),
        refused(" --port 9 --data '/a b'").commands(List.of("v-miner-1", "v-validator")));
  }

  private static Row row(String name, int netuid, String state) {
    return new Row(name, "miner", netuid, "vowels 1.0.0", state, false, "why");
  }

  private static RefusedNeurons refused(String suffix) throws IOException {
    JsonNode wanted = new ObjectMapper().readTree(WANTED);
    return new RefusedNeurons(wanted, Set.of("api-key"), suffix);
  }
}
