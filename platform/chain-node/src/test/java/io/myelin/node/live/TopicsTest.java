package io.myelin.node.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
  @Test
  void shouldTakeWhatIsPublished() {
    assertEquals(
        Set.of("head", "payouts:1", "metagraph:65535"),
        Topics.parse("head,payouts:1,metagraph:65535,head"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "heads", "", "payouts:", "extrinsic:0x12"})
  void shouldRefuseWhatNobodyPublishes(String topic) {
    assertThrows(RuntimeException.class, () -> Topics.parse(topic));
  }
}
