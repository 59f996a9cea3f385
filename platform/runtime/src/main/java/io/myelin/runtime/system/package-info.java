/**
 * The framework pallets: System, Timestamp, TransactionPayment, Sudo. Start with {@link
 * io.myelin.runtime.system.SystemPallet}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.system;
