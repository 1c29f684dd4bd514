/**
 * The horizontal pod autoscaler: how many pods a workload is to have, by what metrics say of them. (pkg/controller/podautoscaler)
 *
 * <p>Every 15 seconds a number is computed for each metric ({@code ReplicaCalculator}); the greatest counts, held back by what was
 * computed and done before ({@code Normalization}, {@code ScalingRates}), which the controller remembers ({@code Recollection}).
 * What is measured is an input: annotations by default, or any {@link
 * io.github.kubevalue.model.controller.podautoscaler.MetricsSource}. Scaling to no pods at all is off, as the feature gate
 * HPAScaleToZero is; labels of metrics are not told apart.
 */
@NullMarked
package io.github.kubevalue.model.controller.podautoscaler;

import org.jspecify.annotations.NullMarked;
