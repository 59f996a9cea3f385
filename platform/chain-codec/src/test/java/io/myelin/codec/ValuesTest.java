package io.myelin.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.codec.json.TypeText;
import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeDef.Array;
import io.myelin.codec.meta.TypeDef.Bits;
import io.myelin.codec.meta.TypeDef.Case;
import io.myelin.codec.meta.TypeDef.Compact;
import io.myelin.codec.meta.TypeDef.Composite;
import io.myelin.codec.meta.TypeDef.Field;
import io.myelin.codec.meta.TypeDef.Primitive;
import io.myelin.codec.meta.TypeDef.Sequence;
import io.myelin.codec.meta.TypeDef.Tuple;
import io.myelin.codec.meta.TypeDef.Variant;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Value;
import io.myelin.codec.value.ValueReader;
import io.myelin.codec.value.ValueWriter;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {
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
  void shouldNameATypeOfAnyWidthInAFewWords() {
    int wide = plain("u8");
    for (int i = 0; i < 8; i++) {
      wide = add(new Tuple(Collections.nCopies(50, wide)));
    }
    String text = TypeText.of(new TypeRegistry(types), wide);
    assertTrue(text.startsWith("((((((((u8, u8, "), text);
    assertTrue(text.contains(".."), text);
    assertTrue(text.length() < 5_000, text);
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

  @Test
  void shouldWriteMapsAndSetsInTheOrderOfTheirValues() {
    int u16 = plain("u16");
    int pairs = add(new Sequence(add(new Tuple(List.of(u16, plain("bool"))))));
    types.add(type("BTreeMap", new Composite(List.of(field("", pairs)))));
    int map = types.size() - 1;
    Value two = new Value.Items(List.of(number("2"), Value.of(true)));
    Value many = new Value.Items(List.of(number("256"), Value.of(false)));
    assertEquals("0x08020001000100", write(map, new Value.Items(List.of(many, two))));
    types.add(type("BTreeSet", new Composite(List.of(field("", add(new Sequence(u16)))))));
    int set = types.size() - 1;
    assertEquals(
        "0x0c010002000001",
        write(set, new Value.Items(List.of(number("256"), number("2"), number("1")))));
    assertUnwritable(set, new Value.Items(List.of(number("2"), number("2"))));
    assertUnwritable(map, new Value.Items(List.of(two, two)));
    types.add(type("BTreeSet", new Composite(List.of(field("", add(new Sequence(plain("u8"))))))));
    assertEquals("0x0c0102ff", write(types.size() - 1, new Value.Bytes(new byte[] {-1, 1, 2})));
  }

  @Test
  void shouldOrderTextsByTheirBytesAndListsByTheirItems() {
    types.add(type("BTreeSet", new Composite(List.of(field("", add(new Sequence(plain("str"))))))));
    int texts = types.size() - 1;
    Value abc = new Value.Items(List.of(new Value.Text("b"), new Value.Text("a")));
    assertEquals("0x0804610462", write(texts, abc));
    int bytes = add(new Sequence(add(new Sequence(plain("u8")))));
    types.add(type("BTreeSet", new Composite(List.of(field("", bytes)))));
    Value nested =
        new Value.Items(
            List.of(new Value.Bytes(new byte[] {1, 0}), new Value.Bytes(new byte[] {1})));
    assertEquals("0x080401080100", write(types.size() - 1, nested));
  }

  @Test
  void shouldReadNestedBytesAndBigNumbersOfWords() {
    int nested = add(new Sequence(add(new Sequence(plain("u8")))));
    assertEquals(
        new Value.Items(List.of(new Value.Bytes(new byte[] {7}), new Value.Bytes(new byte[0]))),
        read("08040700", nested));
    int words = add(new Array(4, plain("u64")));
    types.add(
        new PortableType(
            List.of("primitive_types", "U256"),
            List.of(),
            new Composite(List.of(field("", words))),
            List.of()));
    assertEquals(number("1"), read("01" + "00".repeat(31), types.size() - 1));
  }

  @Test
  void shouldReadBitsInWordsOfEverySizeAndLookAtNoneBehindTheLast() {
    for (String store : List.of("u8", "u16", "u32", "u64")) {
      int bytes = Integer.parseInt(store.substring(1)) / 8;
      assertEquals("1", bits("04" + "01" + "00".repeat(bytes - 1), store, "Lsb0"));
      assertEquals("1", bits("04" + "00".repeat(bytes - 1) + "80", store, "Msb0"));
    }
    assertRefused("0401", add(new Bits(plain("u128"), type("Lsb0"))));
    int type = add(new Bits(plain("u8"), type("Lsb0")));
    Value.Bits one = (Value.Bits) reader("04ff").read(type);
    assertEquals("1", one.digits());
  }

  @Test
  void shouldRefuseToWriteWhatIsNoneOfTheType() {
    assertUnwritable(plain("u8"), number("256"));
    assertUnwritable(plain("u8"), number("-1"));
    assertUnwritable(plain("i8"), number("128"));
    assertUnwritable(plain("bool"), number("1"));
    assertUnwritable(add(new Compact(plain("u16"))), number("65536"));
    assertUnwritable(add(new Array(2, plain("u8"))), new Value.Bytes(new byte[3]));
    assertUnwritable(add(new Sequence(plain("u16"))), new Value.Bytes(new byte[2]));
    assertUnwritable(add(new Tuple(List.of(plain("u8")))), new Value.Items(List.of()));
    int named = add(new Composite(List.of(field("a", plain("u8")), field("b", plain("u8")))));
    Value.Named a = new Value.Named(Optional.of("a"), number("1"));
    assertUnwritable(named, new Value.Fields(List.of(a)));
    assertUnwritable(named, new Value.Fields(List.of(a, a)));
    types.add(type("Wrapped", new Composite(List.of(field("", types.size())))));
    assertUnwritable(types.size() - 1, number("1"));
  }

  private static PortableType type(String name, TypeDef def) {
    return new PortableType(List.of("test", name), List.of(), def, List.of());
  }

  private int type(String name) {
    types.add(type(name, new Composite(List.of())));
    return types.size() - 1;
  }

  private int add(TypeDef def) {
    types.add(new PortableType(List.of(), List.of(), def, List.of()));
    return types.size() - 1;
  }

  private int plain(String name) {
    return add(Primitive.valueOf(name.toUpperCase(Locale.ROOT)));
  }

  private static Field field(String name, int type) {
    return new Field(
        name.isEmpty() ? Optional.empty() : Optional.of(name), type, Optional.empty(), List.of());
  }

  private String bits(String hex, String store, String order) {
    return ((Value.Bits) read(hex, add(new Bits(plain(store), type(order))))).digits();
  }

  private Value read(String hex, int type) {
    ScaleReader in = new ScaleReader(Hex.decode(hex));
    Value value = new ValueReader(new TypeRegistry(types), in).read(type);
    in.expectEnd();
    assertEquals("0x" + hex, write(type, value));
    return value;
  }

  private ValueReader reader(String hex) {
    return new ValueReader(new TypeRegistry(types), new ScaleReader(Hex.decode(hex)));
  }

  private String write(int type, Value value) {
    ScaleWriter out = new ScaleWriter();
    new ValueWriter(new TypeRegistry(types), out).write(type, value);
    return Hex.encode(out.toByteArray());
  }

  private void assertUnwritable(int type, Value value) {
    assertThrows(ScaleException.class, () -> write(type, value), value.toString());
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
