package io.myelin.spi;

import org.pf4j.ExtensionPoint;

/**
 * The one type a plugin jar provides, named by one line in {@code
 * META-INF/services/io.myelin.spi.Subnet}.
 *
 * <p>Constructed without arguments in a worker process. {@link #manifest()} is asked first, and
 * also when the jar is built: it must not load models or native code. A role is opened once per
 * neuron, perhaps for several neurons of one process at the same time: what is static, and native
 * code, belongs to all of them. A plugin overrides only the roles it can play, and those it
 * overrides are listed in the jar's {@code META-INF/subnet.json}.
 */
public interface Subnet extends ExtensionPoint {
  /** The version of this interface, which a jar's {@code Plugin-Requires} is a range of. */
  String VERSION = "2.0.0";

  /** Says what the subnet is without starting anything; the same at every call. */
  Manifest manifest();

  /** Opens the answering side. */
  default Miner miner(Context context) throws Exception {
    throw SubnetException.operator("ROLE", "this subnet has no miner");
  }

  /** Opens the asking and judging side. */
  default Validator validator(Context context) throws Exception {
    throw SubnetException.operator("ROLE", "this subnet has no validator");
  }

  /** Opens the side that the block clock drives, as collaborative training needs. */
  default Rounds rounds(Context context) throws Exception {
    throw SubnetException.operator("ROLE", "this subnet has no rounds");
  }
}
