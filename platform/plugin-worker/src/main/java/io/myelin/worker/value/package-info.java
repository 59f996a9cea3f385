/**
 * What an answer is worth beside the others', the same code for every modality: {@link
 * io.myelin.worker.value.Contribution} by what the ensemble loses without it, {@link
 * io.myelin.worker.value.MutualPredictability} by what it tells of its peers' answers.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.value;
