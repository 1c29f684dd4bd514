package io.github.kubevalue.model.yaml;

/**
 * What is wrong at a place of a text.
 *
 * @param line the line, from 1
 * @param column the column, from 1
 * @param message what is wrong
 */
public record Fault(int line, int column, String message) {}
