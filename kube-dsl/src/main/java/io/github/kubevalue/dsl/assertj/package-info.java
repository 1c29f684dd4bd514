/**
 * AssertJ for clusters: {@code assertThat(shop).reaches("deploy/shop/api", "http://cart/")}. An assertion that fails says
 * the sentence, the answer and the evidence. AssertJ is needed by those who use this package only.
 */
@NullMarked
package io.github.kubevalue.dsl.assertj;

import org.jspecify.annotations.NullMarked;
