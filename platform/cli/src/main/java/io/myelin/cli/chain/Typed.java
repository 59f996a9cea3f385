package io.myelin.cli.chain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.NodeOptions;
import io.myelin.cli.WalletOptions;
import io.myelin.codec.ChainCodec;
import io.myelin.codec.json.Accounts;
import io.myelin.codec.json.Nearest;
import io.myelin.codec.json.ValueJson;
import io.myelin.codec.json.ValueRefused;
import io.myelin.codec.meta.TypeDef;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** What a person types after the names of a call or an item. */
final class Typed {
  private Typed() {}

  /**
   * The arguments of a call out of {@code name=value}.
   *
   * @throws ValueRefused when one is missing, unknown, given twice or not of that form
   */
  static ObjectNode arguments(ChainCodec codec, TypeDef.Case call, List<String> given) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    List<String> names = call.fields().stream().flatMap(field -> field.name().stream()).toList();
    for (String one : given) {
      int equals = one.indexOf('=');
      if (equals < 1) {
        throw new ValueRefused(
            "--arg", "'" + one + "' seen; needed: name=value; " + needs(codec, call));
      }
      String name = one.substring(0, equals);
      if (!names.contains(name)) {
        throw new ValueRefused(
            "--arg",
            Nearest.unknown("argument of " + call.name(), name, names) + "; " + needs(codec, call));
      }
      if (arguments.has(name)) {
        throw new ValueRefused("--arg", name + " is given twice");
      }
      arguments.set(name, ValueJson.typed(one.substring(equals + 1), name));
    }
    List<String> missing = names.stream().filter(name -> !arguments.has(name)).toList();
    if (!missing.isEmpty()) {
      throw new ValueRefused(
          "--arg", String.join(", ", missing) + " missing; " + needs(codec, call));
    }
    return arguments;
  }

  /** A sentence: what a call needs. */
  static String needs(ChainCodec codec, TypeDef.Case call) {
    return call.fields().isEmpty()
        ? call.name() + " needs no arguments"
        : call.name() + " needs " + signature(codec, call);
  }

  /** Arguments with their types. */
  static String signature(ChainCodec codec, TypeDef.Case call) {
    return call.fields().stream()
        .map(field -> field.name().orElse("") + ": " + codec.typeText(field.type()))
        .collect(Collectors.joining(", "));
  }

  /** Where an account is needed, an address, 32 bytes of hex, a wallet or //Name. */
  static Accounts accounts(NodeOptions node, WalletOptions wallets) {
    return text -> {
      try {
        return text.startsWith("0x") ? AccountId.of(Hex.decode(text)) : wallets.account(node, text);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    };
  }
}
