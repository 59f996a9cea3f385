import java.security.MessageDigest;
import java.util.HexFormat;

/** A file as browsers ask for it: its plain name below /console/a/, and the one of its content. */
record Asset(String name, String hashed, byte[] bytes) {
  static Asset of(String name, byte[] bytes) throws Exception {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, 12);
    int dot = name.lastIndexOf('.');
    return new Asset(name, name.substring(0, dot) + "." + hash + name.substring(dot), bytes);
  }
}
