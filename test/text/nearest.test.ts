import { expect, test } from 'vitest'
import { nearest, nearMiss } from '../../src/text/nearest.ts'

const KNOWN = ['Greeting', 'DbPassword', 'Cpu']

test.each([
  ['Greting', 'Greeting'],
  ['GREETING', 'Greeting'],
  ['db-password', 'DbPassword'],
  ['DbPasword', 'DbPassword'],
  ['Cpus', 'Cpu'],
  ['Password', 'DbPassword'],
])('%s is meant for %s', (name, meant) => {
  expect(nearMiss(name, KNOWN)).toBe(meant)
})

test.each(['Xc8vPq4sWe6t', 'hunter2', 'two', 'GreetingsToAll', 'x'.repeat(1000), ''])('%s may be anything', (name) => {
  expect(nearMiss(name, KNOWN)).toBeUndefined()
})

test('nothing is near where nothing is known', () => {
  expect(nearMiss('Greeting', [])).toBeUndefined()
})

test('the nearest name', () => {
  expect([nearest('Greting', ['Name', 'Greeting']), nearest('a', [])]).toEqual(['Greeting', undefined])
})

test('a text that is no name is compared with nothing', () => {
  const long = 'a'.repeat(200_000)
  expect([nearest(long, ['a', `${long}b`]), nearest('a', [long])]).toEqual([undefined, undefined])
})
