/** TAO balances. Start with {@link io.myelin.runtime.balances.Currency}. */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.balances;
