/**
 * A subnet's roles as data: questions, answers and truths come and go as JSON, and every rule of
 * their records is checked on the way. Used by the worker and by the test kit alike. Start at
 * {@link io.myelin.worker.role.MinerRole} and {@link io.myelin.worker.role.ValidatorRole}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.role;
