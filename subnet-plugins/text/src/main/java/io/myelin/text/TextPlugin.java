package io.myelin.text;

import io.myelin.llama.LlamaException;
import io.myelin.spi.MinerRuntime;
import io.myelin.spi.PluginContext;
import io.myelin.spi.PluginException;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.SubnetPlugin;
import io.myelin.spi.SynapseType;
import io.myelin.spi.ValidatorRuntime;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * The entry of the text subnet.
 *
 * <p>Settings: {@code model} (tiny-shakespeare), {@code models} (a folder that replaces the bundled
 * models), {@code sha256} (the hash the model must have), {@code text} (the path of the validator's
 * private text, or "bundled"), {@code noise} ("true" makes the miner answer at random).
 */
@Extension
public final class TextPlugin implements SubnetPlugin {
  static final String PREDICT = "TextPredict";
  static final String COMPLETE = "TextComplete";

  @Override
  public PluginManifest manifest() {
    return new PluginManifest(
        "myelin-text",
        "0.1.0",
        "text",
        List.of(
            new SynapseType(PREDICT, List.of("prompts"), 12),
            new SynapseType(COMPLETE, List.of("prompt", "max_bytes", "seed"), 12)));
  }

  @Override
  public Optional<MinerRuntime> miner(PluginContext context) {
    return Optional.of(
        context.flag("noise")
            ? new NoiseMiner()
            : refusingBadModels(() -> ModelMiner.open(new ModelCatalog(context))));
  }

  @Override
  public Optional<ValidatorRuntime> validator(PluginContext context) {
    return Optional.of(
        refusingBadModels(
            () ->
                new TextValidator(PrivateText.of(context), Judge.open(new ModelCatalog(context)))));
  }

  private static <T> T refusingBadModels(Opening<T> opening) {
    try {
      return opening.open();
    } catch (LlamaException e) {
      throw PluginException.operator("MODEL_REFUSED", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw PluginException.operator("FILE_UNREADABLE", String.valueOf(e));
    }
  }

  private interface Opening<T> {
    T open() throws IOException;
  }
}
