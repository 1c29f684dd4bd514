/** The API group autoscaling in its version v2: how many pods a workload has, by metrics. All of v2 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.autoscaling;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
