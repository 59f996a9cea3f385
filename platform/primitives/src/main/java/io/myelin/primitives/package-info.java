/**
 * Immutable value types every module shares: accounts, hashes, money, subnet ids. Start with {@link
 * io.myelin.primitives.AccountId}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives;
