/**
 * The API group batch: Jobs, which run pods to their end, and CronJobs, which make Jobs by the clock. All of v1 is
 * typed.
 */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.batch;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
