import { renderToString } from 'preact-render-to-string';
import { type SimulatedPerson, subjectOf } from './simulated-person.ts';

/** The simulator's one page: whose electronic identity to use, said to be made up. */
export function choosePersonPage(action: string, people: readonly SimulatedPerson[]): string {
  return `<!doctype html>${renderToString(
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>VNeID (mô phỏng)</title>
        <link rel="stylesheet" href="/vneid.css" />
      </head>
      <body>
        <main>
          <h1>VNeID (mô phỏng)</h1>
          <p>
            Đây không phải VNeID. Trang này thay cho VNeID trong bản trình diễn; mọi người dưới đây đều không có thật.
          </p>
          <h2>Chọn người đăng nhập</h2>
          <ul>
            {people.map((person) => (
              <Choice action={action} person={person} />
            ))}
          </ul>
          <form method="post" action={`${action}/huy`}>
            <button type="submit" class="quiet">
              Không đăng nhập nữa
            </button>
          </form>
        </main>
      </body>
    </html>,
  )}`;
}

function Choice({ action, person }: { action: string; person: SimulatedPerson }) {
  return (
    <li>
      <form method="post" action={action}>
        <input type="hidden" name="subject" value={subjectOf(person)} />
        <button type="submit">
          <strong>{person.fullName}</strong>
          <span>{person.identityNumber}</span>
          <span>{person.address}</span>
        </button>
      </form>
    </li>
  );
}

export const styleSheet = `
  body { margin: 0; background: #f3f2f1; color: #0b0c0c; font: 1.125rem/1.5 system-ui, sans-serif; }
  main { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem; }
  ul { margin: 0 0 1.5rem; padding: 0; list-style: none; }
  li { margin-bottom: 0.5rem; }
  button { display: flex; flex-direction: column; width: 100%; padding: 0.75rem 1rem; border: 1px solid #505a5f;
    border-radius: 4px; background: #fff; color: inherit; font: inherit; text-align: left; cursor: pointer; }
  button:focus-visible { outline: 3px solid #ffdd00; box-shadow: 0 0 0 6px #0b0c0c; }
  button span { color: #484949; font-size: 1rem; }
  button.quiet { display: inline-block; width: auto; }
`;
