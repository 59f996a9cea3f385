package io.myelin.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.client.meta.ChainMetadata;
import io.myelin.client.meta.Value;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.meta.Metadata;
import io.myelin.runtime.meta.MetadataWriter;
import io.myelin.runtime.meta.PortableType;
import io.myelin.runtime.meta.PortableType.Array;
import io.myelin.runtime.meta.PortableType.Bits;
import io.myelin.runtime.meta.PortableType.Case;
import io.myelin.runtime.meta.PortableType.Compact;
import io.myelin.runtime.meta.PortableType.Composite;
import io.myelin.runtime.meta.PortableType.Def;
import io.myelin.runtime.meta.PortableType.Field;
import io.myelin.runtime.meta.PortableType.Primitive;
import io.myelin.runtime.meta.PortableType.Sequence;
import io.myelin.runtime.meta.PortableType.Tuple;
import io.myelin.runtime.meta.PortableType.Variant;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueReaderTest {
  private final List<PortableType> types = new ArrayList<>();

  @Test
  void shouldReadPlainNumbersOfEverySize() {
    assertEquals(number("255"), read("ff", plain("u8")));
    assertEquals(number("-1"), read("ff", plain("i8")));
    assertEquals(number("-2"), read("feff", plain("i16")));
    assertEquals(number("4294967295"), read("ffffffff", plain("u32")));
    assertEquals(number("18446744073709551615"), read("ff".repeat(8), plain("u64")));
    assertEquals(
        new Value.Int(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)),
        read("ff".repeat(32), plain("u256")));
    assertEquals(number("-1"), read("ff".repeat(32), plain("i256")));
    assertEquals(number("128512"), read("00f60100", plain("char")));
    assertEquals(new Value.Bool(true), read("01", plain("bool")));
    assertEquals(new Value.Text("zażółć"), read("28" + utf8("zażółć"), plain("str")));
  }

  @Test
  void shouldRefuseWhatIsNoCharacterBoolOrText() {
    assertRefused("00d80000", plain("char"));
    assertRefused("00001100", plain("char"));
    assertRefused("02", plain("bool"));
    assertRefused("04ff", plain("str"));
  }

  @Test
  void shouldReadListsBytesAndTuples() {
    int u8 = plain("u8");
    int u16 = plain("u16");
    assertEquals(new Value.Bytes(new byte[] {1, 2}), read("080102", add(new Sequence(u8))));
    assertEquals(new Value.Bytes(new byte[] {1, 2}), read("0102", add(new Array(2, u8))));
    Value pair = new Value.Items(List.of(number("1"), number("2")));
    assertEquals(pair, read("0801000200", add(new Sequence(u16))));
    assertEquals(pair, read("01000200", add(new Array(2, u16))));
    assertEquals(pair, read("010200", add(new Tuple(List.of(u8, u16)))));
    assertEquals(new Value.Items(List.of()), read("", add(new Tuple(List.of()))));
  }

  @Test
  void shouldReadCompositesByNameAndUnwrapWhatIsOnlyAWrapper() {
    int u8 = plain("u8");
    int named = add(new Composite(List.of(field("a", u8), field("b", u8))));
    Value.Fields both = (Value.Fields) read("0102", named);
    assertEquals(Optional.of(number("2")), both.get("b"));
    assertEquals(Optional.of(number("1")), both.at(0));
    assertEquals(Optional.empty(), both.get("c"));
    assertEquals(number("7"), read("07", add(new Composite(List.of(field("", u8))))));
  }

  @Test
  void shouldReadVariantsByTheirIndexAndRefuseUnknownOnes() {
    int u8 = plain("u8");
    Case none = new Case("None", List.of(), 0, List.of());
    Case some = new Case("Some", List.of(field("", u8)), 5, List.of());
    int type = add(new Variant(List.of(none, some)));
    assertEquals(new Value.Variant("None", 0, new Value.Fields(List.of())), read("00", type));
    Value.Variant found = (Value.Variant) read("0509", type);
    assertEquals("Some", found.name());
    assertEquals(Optional.of(number("9")), found.fields().at(0));
    assertRefused("01", type);
  }

  @Test
  void shouldReadCompactNumbersThatFitWhatTheyStandFor() {
    int u16 = plain("u16");
    int wrapped = add(new Composite(List.of(field("", u16))));
    assertEquals(number("65535"), read("feff0300", add(new Compact(u16))));
    assertEquals(number("65535"), read("feff0300", add(new Compact(wrapped))));
    assertRefused("02000400", add(new Compact(u16)));
    assertRefused("0000", add(new Compact(plain("str"))));
    assertEquals(new Value.Items(List.of()), read("", add(new Compact(add(new Tuple(List.of()))))));
  }

  @Test
  void shouldReadBitsFromEitherEndOfWordsOfAnySize() {
    assertEquals("1100000001", bits("2803" + "02", "u8", "Lsb0"));
    assertEquals("1100000001", bits("28c0" + "40", "u8", "Msb0"));
    assertEquals("1100000001", bits("280302", "u16", "Lsb0"));
    assertEquals("1100000001", bits("2840c0", "u16", "Msb0"));
    assertEquals("", bits("00", "u64", "Lsb0"));
  }

  @Test
  void shouldEndWithTypesThatHoldThemselves() {
    types.add(type("Self", new Composite(List.of(field("a", 0), field("b", 0)))));
    assertRefused("", 0);
    types.add(type("Wrapped", new Composite(List.of(field("", 1)))));
    assertRefused("00", add(new Compact(1)));
  }

  @Test
  void shouldEndWithListsOfNothing() {
    int nothing = add(new Tuple(List.of()));
    assertRefused("feffffff", add(new Sequence(nothing)));
    assertRefused("", add(new Array(Integer.MAX_VALUE, nothing)));
    assertRefused("", add(new Array(1 << 20, add(new Array(1 << 20, nothing)))));
  }

  @Test
  void shouldRefuseLengthsBeyondTheBytesThatAreThere() {
    int u8 = plain("u8");
    assertRefused("feffffff", add(new Sequence(u8)));
    assertRefused("00", add(new Array(Integer.MAX_VALUE, u8)));
    assertRefused("feffffff", add(new Sequence(plain("u64"))));
    assertRefused("feffffff" + "ff", add(new Bits(u8, type("Lsb0"))));
    assertRefused("", 99);
  }

  private static PortableType type(String name, Def def) {
    return new PortableType(List.of("test", name), List.of(), def);
  }

  private int type(String name) {
    types.add(type(name, new Composite(List.of())));
    return types.size() - 1;
  }

  private int add(Def def) {
    types.add(new PortableType(List.of(), List.of(), def));
    return types.size() - 1;
  }

  private int plain(String name) {
    return add(new Primitive(name));
  }

  private static Field field(String name, int type) {
    return new Field(name.isEmpty() ? Optional.empty() : Optional.of(name), type, Optional.empty());
  }

  private String bits(String hex, String store, String order) {
    Value.Items items = (Value.Items) read(hex, add(new Bits(plain(store), type(order))));
    StringBuilder text = new StringBuilder();
    items.values().forEach(bit -> text.append(((Value.Bool) bit).value() ? '1' : '0'));
    return text.toString();
  }

  private Value read(String hex, int type) {
    Metadata metadata =
        new Metadata(
            types,
            List.of(),
            new Metadata.ExtrinsicMeta(0, 0, 0, 0, 0, List.of()),
            0,
            List.of(),
            new Metadata.Outer(0, 0, 0));
    ScaleReader in = new ScaleReader(Hex.decode(hex));
    Value value = ChainMetadata.of(MetadataWriter.write(metadata, 15)).read(type, in);
    in.expectEnd();
    return value;
  }

  private void assertRefused(String hex, int type) {
    assertThrows(ScaleException.class, () -> read(hex, type), hex);
  }

  private static Value number(String decimal) {
    return new Value.Int(new BigInteger(decimal));
  }

  private static String utf8(String text) {
    return Hex.encodeBare(new ScaleWriter().text(text).toByteArray()).substring(2);
  }
}
