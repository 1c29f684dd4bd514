/**
 * The answer to "what happens to this packet": its way and back, hop by hop, how it ended and what decided it. Texts,
 * tables, diagrams and JSON are renderings of these values.
 */
@NullMarked
@LeanStyle
package io.github.kubevalue.net.trace;

import io.github.kubevalue.model.encoding.LeanStyle;
import org.jspecify.annotations.NullMarked;
