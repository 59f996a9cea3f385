package io.myelin.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterDeskTest {
  @ParameterizedTest
  @CsvSource({
    "Tempo, sudo_set_tempo",
    "SubnetEmissionEnabled, sudo_set_subnet_emission_enabled",
    "Yuma3On, sudo_set_yuma3_on"
  })
  void shouldKnowHowTheChainNamesASetter(String item, String call) {
    assertEquals(call, ParameterDesk.setterName(item));
  }

  @Test
  void shouldKnowWhatAWholeNumbersTypeTakes() {
    assertEquals(Optional.of(List.of("0", "65535")), ParameterDesk.bounds("u16"));
    assertEquals(Optional.of(List.of("0", "18446744073709551615")), ParameterDesk.bounds("u64"));
    assertEquals(Optional.of(List.of("-32768", "32767")), ParameterDesk.bounds("i16"));
    assertEquals(Optional.empty(), ParameterDesk.bounds("bool"));
    assertEquals(Optional.empty(), ParameterDesk.bounds("U64F64"));
  }
}
