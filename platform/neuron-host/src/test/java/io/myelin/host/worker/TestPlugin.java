package io.myelin.host.worker;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Judgement;
import io.myelin.spi.MinerRuntime;
import io.myelin.spi.PluginContext;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import io.myelin.spi.SubnetPlugin;
import io.myelin.spi.SynapseType;
import io.myelin.spi.ValidatorRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.pf4j.Extension;

/** Answers and judges without a model; an answer may tell it to hang, a setting not to load. */
@Extension
public final class TestPlugin implements SubnetPlugin {
  public static final String HANG = "hang";
  static final String LOAD = "load";
  public static final double SCORE = 0.5;

  @Override
  public PluginManifest manifest() {
    return new PluginManifest(
        "test", "1.0.0", "test", List.of(new SynapseType("Q", List.of("q"), 1)));
  }

  @Override
  public Optional<MinerRuntime> miner(PluginContext context) {
    switch (context.setting(LOAD).orElse("")) {
      case "class" -> throw new NoClassDefFoundError("org/example/Gone");
      case "disk" -> throw new UncheckedIOException(new IOException("No space left on device"));
      case "halt" -> Runtime.getRuntime().halt(7);
      default -> {}
    }
    return Optional.of((synapse, request) -> Body.of("answer", "x"));
  }

  @Override
  public Optional<ValidatorRuntime> validator(PluginContext context) {
    return Optional.of(
        new ValidatorRuntime() {
          @Override
          public Questions challenges(RoundSeed seed, Body memory) {
            return new Questions(List.of(), memory);
          }

          @Override
          public List<Judgement> judge(List<AskedChallenge> round) {
            List<Judgement> judgements = new ArrayList<>();
            for (int i = 0; i < round.size(); i++) {
              for (Map.Entry<String, Body> answer : round.get(i).answers().entrySet()) {
                if (HANG.equals(answer.getValue().fields().get("do"))) {
                  hang();
                }
                judgements.add(
                    new Judgement(
                        i, answer.getKey(), SCORE, Body.of("answer", answer.getValue().fields())));
              }
            }
            return judgements;
          }
        });
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
