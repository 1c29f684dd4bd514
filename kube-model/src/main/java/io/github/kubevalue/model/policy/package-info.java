/** The API group policy: how many pods may be down by somebody's will. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.policy;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
