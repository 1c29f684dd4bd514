/** How values are generated: the Immutables style and the Vavr attributes it knows. */
@NullMarked
package io.github.kubevalue.model.encoding;

import org.jspecify.annotations.NullMarked;
