package io.myelin.runtime.frame;

import io.myelin.primitives.AccountId;
import io.myelin.runtime.frame.CallDef.Handler;
import io.myelin.runtime.frame.CallDef.MadeBy;
import io.myelin.runtime.frame.CallDef.Pays;
import io.myelin.runtime.storage.Hasher;
import io.myelin.runtime.storage.StorageDoubleMap;
import io.myelin.runtime.storage.StorageItem;
import io.myelin.runtime.storage.StorageItem.KeyPart;
import io.myelin.runtime.storage.StorageMap;
import io.myelin.runtime.storage.StorageTripleMap;
import io.myelin.runtime.storage.StorageValue;
import io.myelin.runtime.type.Structs;
import io.myelin.runtime.type.Type;
import io.myelin.runtime.type.TypeNames;
import io.myelin.runtime.type.TypeShape;
import io.myelin.runtime.type.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Collects what one pallet declares. Storage keys, encodings, dispatch and metadata all come from
 * these declarations; order of declaration is the order of metadata.
 */
public class Pallet {
  private final int index;
  private final String name;
  private final List<StorageItem<?>> storage = new ArrayList<>();
  private final List<CallDef<?>> calls = new ArrayList<>();
  private final List<EventDef<?>> events = new ArrayList<>();
  private final List<ErrorDef> errors = new ArrayList<>();
  private final List<ConstantDef<?>> constants = new ArrayList<>();

  public Pallet(int index, String name) {
    this.index = index;
    this.name = name;
  }

  public final int index() {
    return index;
  }

  public final String name() {
    return name;
  }

  public final List<StorageItem<?>> storage() {
    return Collections.unmodifiableList(storage);
  }

  public final List<CallDef<?>> calls() {
    return Collections.unmodifiableList(calls);
  }

  public final List<EventDef<?>> events() {
    return Collections.unmodifiableList(events);
  }

  public final List<ErrorDef> errors() {
    return Collections.unmodifiableList(errors);
  }

  public final List<ConstantDef<?>> constants() {
    return Collections.unmodifiableList(constants);
  }

  /** A plain value with a default. */
  protected final <V> StorageValue<V> value(String item, Type<V> type, V fallback) {
    return kept(new StorageValue<>(name, item, type, Optional.of(fallback)));
  }

  /** A plain value that may be absent. */
  protected final <V> StorageValue<V> optionalValue(String item, Type<V> type) {
    return kept(new StorageValue<>(name, item, type, Optional.empty()));
  }

  protected final <K, V> StorageMap<K, V> map(
      String item, KeyPart<K> key, Type<V> type, V fallback) {
    return kept(new StorageMap<>(name, item, key, type, Optional.of(fallback)));
  }

  protected final <K, V> StorageMap<K, V> optionalMap(String item, KeyPart<K> key, Type<V> type) {
    return kept(new StorageMap<>(name, item, key, type, Optional.empty()));
  }

  protected final <A, B, V> StorageDoubleMap<A, B, V> map(
      String item, KeyPart<A> a, KeyPart<B> b, Type<V> type, V fallback) {
    return kept(new StorageDoubleMap<>(name, item, a, b, type, Optional.of(fallback)));
  }

  protected final <A, B, V> StorageDoubleMap<A, B, V> optionalMap(
      String item, KeyPart<A> a, KeyPart<B> b, Type<V> type) {
    return kept(new StorageDoubleMap<>(name, item, a, b, type, Optional.empty()));
  }

  protected final <A, B, C, V> StorageTripleMap<A, B, C, V> map(
      String item, KeyPart<A> a, KeyPart<B> b, KeyPart<C> c, Type<V> type, V fallback) {
    return kept(new StorageTripleMap<>(name, item, a, b, c, type, Optional.of(fallback)));
  }

  protected final <A, B, C, V> StorageTripleMap<A, B, C, V> optionalMap(
      String item, KeyPart<A> a, KeyPart<B> b, KeyPart<C> c, Type<V> type) {
    return kept(new StorageTripleMap<>(name, item, a, b, c, type, Optional.empty()));
  }

  /**
   * A map to accounts. Metadata shows 32 zero bytes for an entry that is not there; rules find
   * none, so that nothing belongs to the account of zeros.
   */
  protected final <K> StorageMap<K, AccountId> accountMap(String item, KeyPart<K> key) {
    return kept(
        new StorageMap<>(
            name, item, key, Types.ACCOUNT, Optional.empty(), Optional.of(AccountId.ZERO)));
  }

  protected final <A, B> StorageDoubleMap<A, B, AccountId> accountMap(
      String item, KeyPart<A> a, KeyPart<B> b) {
    return kept(
        new StorageDoubleMap<>(
            name, item, a, b, Types.ACCOUNT, Optional.empty(), Optional.of(AccountId.ZERO)));
  }

  protected static <K> KeyPart<K> identity(Type<K> type) {
    return new KeyPart<>(Hasher.IDENTITY, type);
  }

  protected static <K> KeyPart<K> blake2(Type<K> type) {
    return new KeyPart<>(Hasher.BLAKE2_128_CONCAT, type);
  }

  protected static <K> KeyPart<K> twox64(Type<K> type) {
    return new KeyPart<>(Hasher.TWOX64_CONCAT, type);
  }

  /**
   * A call whose argument names are the record's components in snake case. Public, for the groups
   * of calls of a large pallet.
   */
  public final <A extends Record> CallDef<A> call(
      int callIndex, String call, Class<A> type, Pays pays, Handler<A> body, Type<?>... arguments) {
    return call(callIndex, call, type, pays, MadeBy.RULES, body, List.of(arguments));
  }

  /** The same of a call that is refused to everybody but root. */
  public final <A extends Record> CallDef<A> rootCall(
      int callIndex,
      String call,
      Class<A> type,
      Pays pays,
      BiConsumer<BlockContext, A> body,
      Type<?>... arguments) {
    Handler<A> asRoot =
        (context, origin, given) -> {
          Origins.root(origin);
          body.accept(context, given);
        };
    return call(callIndex, call, type, pays, MadeBy.ROOT, asRoot, List.of(arguments));
  }

  private <A extends Record> CallDef<A> call(
      int callIndex,
      String call,
      Class<A> type,
      Pays pays,
      MadeBy madeBy,
      Handler<A> body,
      List<Type<?>> types) {
    CallDef<A> def =
        new CallDef<>(
            callIndex,
            call,
            type,
            Structs.codec(type, types),
            Structs.fields(type, types),
            pays,
            madeBy,
            body);
    calls.add(def);
    return def;
  }

  /** An event with named fields. */
  protected final <E extends Record> EventDef<E> event(
      int eventIndex, Class<E> type, Type<?>... fields) {
    return event(eventIndex, type, Structs.fields(type, List.of(fields)), fields);
  }

  /** An event whose fields have no names in metadata. */
  protected final <E extends Record> EventDef<E> tupleEvent(
      int eventIndex, Class<E> type, Type<?>... fields) {
    return event(
        eventIndex,
        type,
        List.of(fields).stream().map(f -> Types.unnamed(f.shape())).toList(),
        fields);
  }

  /** Declares the calls of a table; they decode, and every dispatch ends with the refusal. */
  protected final void unsupportedCalls(String resource, TypeNames names, ErrorDef refusal) {
    for (Declarations.Line line : Declarations.read(getClass(), resource, names)) {
      calls.add(
          new CallDef<>(
              line.index(),
              line.name(),
              Untyped.class,
              TypeNames.sequence(line.types()).map(Untyped::new, Untyped::values),
              line.fields(),
              line.free() ? Pays.NO : Pays.YES,
              MadeBy.NOBODY,
              (context, origin, arguments) -> {
                throw refusal.raise();
              }));
    }
  }

  /** Declares the events of a table, for metadata only; nothing emits them. */
  protected final void reservedEvents(String resource, TypeNames names) {
    for (Declarations.Line line : Declarations.read(getClass(), resource, names)) {
      events.add(
          new EventDef<>(
              line.index(),
              line.name(),
              Untyped.class,
              TypeNames.sequence(line.types()).map(Untyped::new, Untyped::values),
              line.fields()));
    }
  }

  protected final ErrorDef error(int errorIndex, String error, String docs) {
    ErrorDef def = new ErrorDef(index, errorIndex, error, docs);
    errors.add(def);
    return def;
  }

  protected final <T> T constant(String constant, Type<T> type, T value) {
    constants.add(new ConstantDef<>(constant, type, value));
    return value;
  }

  private <E extends Record> EventDef<E> event(
      int eventIndex, Class<E> type, List<TypeShape.Field> shapes, Type<?>... fields) {
    EventDef<E> def =
        new EventDef<>(
            eventIndex, type.getSimpleName(), type, Structs.codec(type, List.of(fields)), shapes);
    events.add(def);
    return def;
  }

  private <S extends StorageItem<?>> S kept(S item) {
    storage.add(item);
    return item;
  }

  /** Arguments of a call, or fields of an event, that no Java type stands for. */
  public record Untyped(List<Object> values) {}

  /** A constant as metadata shows it. */
  public record ConstantDef<T>(String name, Type<T> type, T value) {
    public byte[] encoded() {
      return type.codec().encode(value);
    }
  }
}
