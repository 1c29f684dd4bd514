/** What things cost, measured with JMH: {@code mvn -q -Pbenchmark -DskipTests test}. */
package io.github.kubevalue.dsl.benchmark;
