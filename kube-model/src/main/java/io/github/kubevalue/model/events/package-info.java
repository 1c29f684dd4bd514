/** The API group events.k8s.io: events in their newer form; the store has one sort of event, which both forms show. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.events;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
