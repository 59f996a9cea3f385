package io.myelin.node.security.people;

import io.myelin.access.Role;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The local users of a node. */
public final class People {
  private static final int MOST = 1_000;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private final Kept<Person> kept;
  private final InstantSource clock;

  public People(Path dataFolder, InstantSource clock) {
    this.kept = new Kept<>(dataFolder.resolve("access").resolve("people.json"), Person.class);
    this.clock = clock;
  }

  /** Whether somebody can have it; in small letters. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  public List<Person> all() {
    return kept.all();
  }

  public Optional<Person> find(String name) {
    return kept.all().stream().filter(person -> person.name().equals(plain(name))).findAny();
  }

  /** Whether somebody of this name has this password; takes as long for a name nobody has. */
  public Optional<Person> with(String name, String password) {
    Optional<Person> person = find(name);
    boolean fits =
        person.isPresent()
            ? Passwords.fits(password, person.get().password())
            : Passwords.fitsNobody(password);
    return person.filter(any -> fits);
  }

  /**
   * Adds somebody.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public synchronized Person add(String name, Role role, String password) {
    Person added = wouldAdd(name, role, password);
    List<Person> all = new ArrayList<>(kept.all());
    all.add(added);
    kept.replace(all);
    return added;
  }

  /**
   * Who would be added.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public synchronized Person wouldAdd(String name, Role role, String password) {
    String wanted = plain(name);
    if (!NAME.matcher(wanted).matches() || wanted.equals("owner")) {
      throw new IllegalArgumentException(
          "The name was refused; needed: a letter or digit and then up to 62 letters, digits, '.',"
              + " '_' or '-', and not 'owner', which is whoever comes with the owner's token.");
    }
    if (find(wanted).isPresent()) {
      throw new IllegalArgumentException(
          "There is a user " + wanted + " already; change that one, or choose another name.");
    }
    if (kept.all().size() >= MOST) {
      throw new IllegalArgumentException(
          "There are " + MOST + " users; remove one, or let people sign in by OpenID Connect.");
    }
    Passwords.check(wanted, password);
    return new Person(
        wanted, role.word(), Passwords.hash(password), clock.instant().getEpochSecond());
  }

  /** What somebody has to be for a change to be made; throws what says why not. */
  public interface Condition {
    void require(Person person);
  }

  /** Changes role or password of somebody; empty when there is nobody of the name. */
  public synchronized Optional<Person> change(
      String name, Optional<Role> role, Optional<String> password, Condition condition) {
    find(name).ifPresent(condition::require);
    Optional<Person> changed = wouldChange(name, role, password);
    changed.ifPresent(
        now ->
            kept.replace(
                kept.all().stream().map(p -> p.name().equals(now.name()) ? now : p).toList()));
    return changed;
  }

  /**
   * What a change would make of somebody.
   *
   * @throws IllegalArgumentException saying what is needed
   */
  public Optional<Person> wouldChange(String name, Optional<Role> role, Optional<String> password) {
    password.ifPresent(wanted -> Passwords.check(plain(name), wanted));
    return find(name)
        .map(
            was ->
                new Person(
                    was.name(),
                    role.map(Role::word).orElse(was.role()),
                    password.map(Passwords::hash).orElse(was.password()),
                    was.since()));
  }

  public synchronized boolean remove(String name, Condition condition) {
    Optional<Person> person = find(name);
    person.ifPresent(condition::require);
    boolean there = person.isPresent();
    kept.replace(kept.all().stream().filter(p -> !p.name().equals(plain(name))).toList());
    return there;
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
