package io.myelin.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.Capability;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubnetDescriptionTest {
  record Question(@Range(max = 9) String someText, int seed) {}

  record Answer(String text) {}

  record Knobs(@Default("1") int loudness) {}

  static final class Sample implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("sample")
          .task(
              Task.of("SampleSay", Question.class, Answer.class)
                  .within(Duration.ofSeconds(3))
                  .sizes(100, 200)
                  .attachments(1 << 20))
          .settings(Knobs.class)
          .needs(new Capability.Asks(List.of("text", "image"), 60))
          .memory(300)
          .threads(4);
    }

    @Override
    public Miner miner(Context context) {
      throw new IllegalStateException("a description opens nothing");
    }
  }

  @Test
  void readsBackWhatItWrote() {
    SubnetDescription made = SubnetDescription.of("sample", "1.2.0", new Sample());
    SubnetDescription read = SubnetDescription.parse(made.json());
    assertEquals(made.json(), read.json());
    assertEquals(Optional.empty(), made.difference(read));
    assertEquals(List.of("miner"), read.roles());
    SubnetDescription.TaskEntry task = read.task("SampleSay").orElseThrow();
    assertEquals(List.of("some_text", "seed"), task.signed());
    assertEquals(3000, task.limitMillis());
    assertEquals(1 << 20, task.attachmentBytes());
    assertEquals(
        List.of(
            new SubnetDescription.CapabilityEntry(
                "asks", List.of("text", "image", "60 per minute"))),
        read.capabilities());
    assertTrue(read.settings().path("properties").has("loudness"));
  }

  @Test
  void namesThePartInWhichTwoDiffer() {
    SubnetDescription made = SubnetDescription.of("sample", "1.2.0", new Sample());
    assertEquals(
        Optional.of("memoryMegabytes"),
        made.difference(
            SubnetDescription.parse(
                made.json().replace("\"memoryMegabytes\" : 300", "\"memoryMegabytes\" : 301"))));
  }

  @Test
  void refusesTextThatIsNoDescription() {
    assertThrows(IllegalArgumentException.class, () -> SubnetDescription.parse("{\"id\":[]}"));
    assertThrows(IllegalArgumentException.class, () -> SubnetDescription.parse("nothing"));
  }
}
