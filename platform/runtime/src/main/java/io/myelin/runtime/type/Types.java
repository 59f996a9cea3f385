package io.myelin.runtime.type;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Rao;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plain types and the wrappers from which pallets build their own. */
public final class Types {
  public static final Type<Boolean> BOOL = primitive("bool", Codecs.BOOL);
  public static final Type<Integer> U8 = primitive("u8", Codecs.U8);
  public static final Type<Integer> U16 = primitive("u16", Codecs.U16);
  public static final Type<Integer> I16 = primitive("i16", Codecs.I16);
  public static final Type<Long> U32 = primitive("u32", Codecs.U32);
  public static final Type<Long> U64 = primitive("u64", Codecs.U64);
  public static final Type<Long> I64 = primitive("i64", Codecs.U64);
  public static final Type<BigInteger> U128 = primitive("u128", Codecs.U128);
  public static final Type<BigInteger> I128 = primitive("i128", Codecs.I128);

  /** Netuids are plain u16 in metadata (rpc.md 4). */
  public static final Type<NetUid> NETUID = U16.map(NetUid::new, NetUid::value);

  /** Amounts are plain u64 in metadata (rpc.md 4). */
  public static final Type<Rao> RAO = U64.map(Rao::of, Rao::value);

  public static final Type<byte[]> BYTES =
      new Type<>(Codecs.BYTES, new TypeShape.Sequence(U8.shape()));
  public static final Type<String> STR = primitive("str", Codecs.TEXT);
  public static final Type<AccountId> ACCOUNT =
      new Type<>(AccountId.CODEC, wrapped("sp_core::crypto::AccountId32", fixed(32)));
  public static final Type<Hash256> H256 =
      new Type<>(Hash256.CODEC, wrapped("primitive_types::H256", fixed(32)));
  public static final Type<Integer> COMPACT_U16 = compact(U16, Codecs.COMPACT_U16);
  public static final Type<Long> COMPACT_U32 = compact(U32, Codecs.COMPACT_U32);
  public static final Type<Long> COMPACT_U64 = compact(U64, Codecs.COMPACT_U64);
  public static final Type<Rao> COMPACT_RAO = COMPACT_U64.map(Rao::of, Rao::value);

  private Types() {}

  public static <T> Type<List<T>> vec(Type<T> item) {
    return new Type<>(Codecs.list(item.codec()), new TypeShape.Sequence(item.shape()));
  }

  /** A sorted set; clients refuse the whole metadata when the item is not named as parameter. */
  public static <T> Type<List<T>> set(Type<T> item) {
    TypeShape items = new TypeShape.Sequence(item.shape());
    return new Type<>(
        Codecs.list(item.codec()),
        new TypeShape.Composite(
            List.of("BTreeSet"),
            List.of(new TypeShape.Param("T", Optional.of(item.shape()))),
            List.of(unnamed(items))));
  }

  /** A sorted map, its entries held in a record of key and value. */
  public static <E extends Record, K, V> Type<List<E>> map(
      Class<E> entry, Type<K> key, Type<V> value) {
    Type<List<E>> entries = vec(tuple(entry, key, value));
    return new Type<>(
        entries.codec(),
        new TypeShape.Composite(
            List.of("BTreeMap"),
            List.of(
                new TypeShape.Param("K", Optional.of(key.shape())),
                new TypeShape.Param("V", Optional.of(value.shape()))),
            List.of(unnamed(entries.shape()))));
  }

  public static <T> Type<Optional<T>> option(Type<T> item) {
    TypeShape some = item.shape();
    return new Type<>(
        Codecs.option(item.codec()),
        new TypeShape.Variant(
            List.of("Option"),
            List.of(new TypeShape.Param("T", Optional.of(some))),
            List.of(
                new TypeShape.Case("None", 0, List.of(), List.of()),
                new TypeShape.Case("Some", 1, List.of(unnamed(some)), List.of()))));
  }

  public static <T> Type<T> compact(Type<T> inner, Codec<T> codec) {
    return new Type<>(codec, new TypeShape.Compact(inner.shape()));
  }

  /** {@code [u8; n]}. */
  public static Type<byte[]> bytes(int count) {
    return new Type<>(Codecs.fixedBytes(count), fixed(count));
  }

  /** A record of the chain; field names are the component names in snake case. */
  public static <T extends Record> Type<T> struct(String path, Class<T> type, Type<?>... fields) {
    return Structs.struct(path, type, List.of(fields));
  }

  /** A tuple held in a Java record: the same bytes as a struct, no names in metadata. */
  public static <T extends Record> Type<T> tuple(Class<T> type, Type<?>... fields) {
    return Structs.tuple(type, List.of(fields));
  }

  /** A fixed-point number: a struct with the single field {@code bits}. */
  public static Type<BigInteger> fixedPoint128(String path, boolean signed) {
    Type<BigInteger> bits = signed ? I128 : U128;
    return new Type<>(
        bits.codec(), new TypeShape.Composite(path(path), List.of(named("bits", bits.shape()))));
  }

  public static TypeShape.Field named(String name, TypeShape shape) {
    return new TypeShape.Field(Optional.of(name), shape, shape.name());
  }

  public static TypeShape.Field unnamed(TypeShape shape) {
    return new TypeShape.Field(Optional.empty(), shape, shape.name());
  }

  public static List<String> path(String path) {
    return path.isEmpty() ? List.of() : List.of(path.split("::"));
  }

  /** Alternatives without fields, held as their index. */
  public static Type<Integer> plainEnum(String path, String... names) {
    List<TypeShape.Case> cases = new ArrayList<>();
    for (String name : names) {
      cases.add(new TypeShape.Case(name, cases.size(), List.of(), List.of()));
    }
    return new Type<>(Codecs.U8, new TypeShape.Variant(path(path), List.of(), List.copyOf(cases)));
  }

  /** A struct around one value without a name: the same bytes, a path that clients know. */
  public static <T> Type<T> wrapped(String path, Type<T> inner) {
    return new Type<>(inner.codec(), wrapped(path, inner.shape()));
  }

  private static TypeShape wrapped(String path, TypeShape inner) {
    return new TypeShape.Composite(path(path), List.of(unnamed(inner)));
  }

  private static TypeShape fixed(int count) {
    return new TypeShape.Array(count, new TypeShape.Primitive("u8"));
  }

  private static <T> Type<T> primitive(String name, Codec<T> codec) {
    return new Type<>(codec, new TypeShape.Primitive(name));
  }
}
