/** What all objects share (meta/v1): kinds, keys, metadata, label selectors, quantities, times, conditions. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.meta;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
